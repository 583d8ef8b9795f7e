package io.deployinsights.insights.sharing;

import java.time.Duration;

/** The moment until which a caller waits, and how long that was from the beginning. */
public final class Deadline {

    private final Duration patience;
    private final long nanos;

    private Deadline(Duration patience, long nanos) {
        this.patience = patience;
        this.nanos = nanos;
    }

    /** The moment after so much time from now. */
    public static Deadline in(Duration patience) {
        return new Deadline(patience, System.nanoTime() + patience.toNanos());
    }

    /** What is left of the time; 0 when it is over. */
    long nanosLeft() {
        return Math.max(nanos - System.nanoTime(), 0);
    }

    /** What is thrown when it has passed. */
    NotInTime missed() {
        return new NotInTime(patience);
    }
}
