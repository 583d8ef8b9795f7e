package io.deployinsights.insights.web.badge;

import io.deployinsights.insights.benchmark.Band;
import org.jspecify.annotations.Nullable;

/**
 * What a badge is painted with, so that it can be read on a page of the same theme.
 *
 * @param label what the name of the metric is painted with
 * @param none what a value is painted with that is in no band
 */
record Theme(Paint label, Paint elite, Paint high, Paint medium, Paint low, Paint none) {

    static final Theme LIGHT = new Theme(
            new Paint("#57606a", "#ffffff"),
            new Paint("#1a7f37", "#ffffff"),
            new Paint("#0969da", "#ffffff"),
            new Paint("#9a6700", "#ffffff"),
            new Paint("#cf222e", "#ffffff"),
            new Paint("#6e7781", "#ffffff"));

    static final Theme DARK = new Theme(
            new Paint("#30363d", "#e6edf3"),
            new Paint("#3fb950", "#0d1117"),
            new Paint("#58a6ff", "#0d1117"),
            new Paint("#d29922", "#0d1117"),
            new Paint("#f85149", "#0d1117"),
            new Paint("#8b949e", "#0d1117"));

    /** A field and the text on it. */
    record Paint(String field, String text) {}

    /** What a value in a band is painted with. */
    Paint of(@Nullable Band band) {
        return switch (band) {
            case null -> none;
            case ELITE -> elite;
            case HIGH -> high;
            case MEDIUM -> medium;
            case LOW -> low;
        };
    }
}
