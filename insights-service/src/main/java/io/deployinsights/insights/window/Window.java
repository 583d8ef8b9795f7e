package io.deployinsights.insights.window;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time, open at an end that is null.
 *
 * @param from the first moment inside
 * @param to the first moment after
 * @param zone what days and weeks are cut in
 */
public record Window(@Nullable Instant from, @Nullable Instant to, ZoneId zone) {

    /** All of time, in UTC. */
    public static final Window ALL = new Window(null, null, ZoneOffset.UTC);

    public boolean isOpenOnBothSides() {
        return from == null && to == null;
    }

    /** Whether the window ends with the day of a moment: it has no end, or one that lies ahead. */
    public boolean isOpenAt(Instant now) {
        return to == null || to.isAfter(now);
    }

    /** The first epoch millisecond inside. */
    public long fromMillis() {
        return from == null ? Long.MIN_VALUE : ceilingMillis(from);
    }

    /** The first epoch millisecond after. */
    public long toMillis() {
        return to == null ? Long.MAX_VALUE : ceilingMillis(to);
    }

    private static long ceilingMillis(Instant time) {
        long millis = time.toEpochMilli();
        return time.isAfter(Instant.ofEpochMilli(millis)) ? millis + 1 : millis;
    }
}
