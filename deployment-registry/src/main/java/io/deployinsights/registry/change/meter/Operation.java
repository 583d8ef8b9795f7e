package io.deployinsights.registry.change.meter;

import java.util.Locale;

/** What a writer can ask for. */
public enum Operation {
    CREATE,
    REPLACE,
    PATCH,
    IMPORT;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
