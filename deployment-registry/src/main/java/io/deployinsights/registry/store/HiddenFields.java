package io.deployinsights.registry.store;

import io.deployinsights.registry.deployment.Field;
import io.deployinsights.registry.deployment.StoredTime;
import java.time.Instant;
import org.bson.Document;

/**
 * The fields that the registry adds to every deployment and keeps out of answers: with them, one index is the order of the change feed, and
 * another the order of listings. A writer beside the registry who changes a part of a deployment removes {@link #FEED_STAMP}; then both are
 * written again.
 */
public final class HiddenFields {

    /** When the database wrote the deployment, by its own clock. No other program has a field of this name. */
    public static final String FEED_STAMP = "feedStamp";

    /** When the deployment started, as a date whatever {@code startedAt} holds. */
    public static final String SORT_AT = "sortAt";

    /** In the place of a start that can't be read: listed last, and earlier than any range of time that can be asked for. */
    public static final Instant NO_START = Instant.parse("0000-01-01T00:00:00Z");

    private HiddenFields() {}

    /** When a deployment started, to the millisecond. */
    public static Instant sortAt(Document deployment) {
        Object start = deployment.get(Field.STARTED_AT.stored());
        boolean isSigned = start instanceof String text && (text.startsWith("+") || text.startsWith("-"));
        return isSigned
                // A year of more or less than four digits, which no writer has meant.
                ? NO_START
                : StoredTime.of(start).map(HiddenFields::afterNoStart).orElse(NO_START);
    }

    private static Instant afterNoStart(Instant time) {
        return time.isAfter(NO_START) ? Instant.ofEpochMilli(time.toEpochMilli()) : NO_START.plusMillis(1);
    }
}
