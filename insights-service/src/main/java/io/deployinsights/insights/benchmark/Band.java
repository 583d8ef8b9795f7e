package io.deployinsights.insights.benchmark;

import java.util.Arrays;
import java.util.Locale;

/** How well a number compares, the best first. */
public enum Band {
    ELITE,
    HIGH,
    MEDIUM,
    /** All that is beyond the other bands' limits. */
    LOW;

    /** Its name in answers, and in the file of published thresholds. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The band with a name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Band named(String key) {
        return Arrays.stream(values())
                .filter(band -> band.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no band is called " + key));
    }
}
