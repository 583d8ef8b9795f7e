package io.deployinsights.registry.change.meter;

import java.util.Locale;

/** How a request that writes ended. */
enum WriteOutcome {
    ACCEPTED,
    REJECTED,
    CONFLICT,
    UNAVAILABLE,
    FAILED;

    /** What a status means for the writer. */
    static WriteOutcome of(int status) {
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
