package io.deployinsights.registry.unknown;

import java.util.Locale;

/** What an unknown name is the name of. */
public enum Kind {
    PROPERTY("no field of a deployment"),
    PARAMETER("no parameter here");

    private final String what;

    Kind(String what) {
        this.what = what;
    }

    /** What such a name is not, in words that continue "is". */
    public String what() {
        return what;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
