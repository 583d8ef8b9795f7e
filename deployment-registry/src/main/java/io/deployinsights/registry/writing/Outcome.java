package io.deployinsights.registry.writing;

import java.util.Locale;

/** What came of a write. */
enum Outcome {
    ACCEPTED,
    REJECTED,
    CONFLICT,
    UNAVAILABLE,
    FAILED;

    /** What a status tells the writer. */
    static Outcome of(int status) {
        return switch (status) {
            case 409, 412, 422 -> CONFLICT;
            case 503 -> UNAVAILABLE;
            default -> status < 400 ? ACCEPTED : status < 500 ? REJECTED : FAILED;
        };
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
