package io.deployinsights.registry.feed;

import io.deployinsights.registry.rendering.CursorText;
import io.deployinsights.registry.rendering.CursorText.Source;
import io.deployinsights.registry.store.Place;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How far a follower has read.
 *
 * @param settled nothing will come before this any more
 * @param ahead how far what has not settled was read, null if it is short enough to be read from {@code settled} every time
 */
record FeedCursor(Place settled, @Nullable Ahead ahead) {

    /**
     * A place among what has not settled.
     *
     * @param place where to read on
     * @param until by the database's clock; from then on reading begins at the settled place again, for what was written slowly
     */
    record Ahead(Place place, Instant until) {}

    static final FeedCursor START = new FeedCursor(new Place(Instant.EPOCH, null), null);

    private static final int SETTLED = 2;
    private static final int AHEAD = 5;

    /**
     * What versions before this one gave, behind a checksum of eight bytes. Their stamps were another field, so it means the beginning;
     * if it were refused, a follower would be stuck while the registry is replaced.
     */
    private static final Pattern FORMER = Pattern.compile(
            "\\{\"stamp\": \\{\"\\$numberLong\": \"(\\d{1,19}|-9223372036854775808)\"}, \"id\": (null|\\{\"\\$oid\":"
                    + " \"\\p{XDigit}{24}\"})}");

    private static final int FORMER_CHECKSUM_BYTES = 8;
    private static final int FORMER_LENGTH = 200;

    static FeedCursor at(Place settled) {
        return new FeedCursor(settled, null);
    }

    /**
     * The place that a cursor names, the start for none.
     *
     * @throws io.deployinsights.registry.problem.InvalidRequest if the cursor is none of the feed's
     */
    static FeedCursor parse(@Nullable String sent) {
        if (sent == null || sent.isEmpty() || isFormer(sent)) {
            return START;
        }
        List<@Nullable Object> values = CursorText.read(Source.FEED, sent);
        if (values.size() == SETTLED) {
            return at(place(values, sent));
        }
        if (values.size() == AHEAD && values.getLast() instanceof Instant until) {
            return new FeedCursor(
                    place(values, sent), new Ahead(place(values.subList(SETTLED, 2 * SETTLED), sent), until));
        }
        throw Source.FEED.unreadable(sent);
    }

    private static Place place(List<@Nullable Object> values, String sent) {
        if (values.get(0) instanceof Instant stamp && !stamp.isBefore(Instant.EPOCH)) {
            return new Place(stamp, values.get(1));
        }
        throw Source.FEED.unreadable(sent);
    }

    private static boolean isFormer(String sent) {
        if (sent.length() > FORMER_LENGTH) {
            return false;
        }
        try {
            String content = new String(Base64.getUrlDecoder().decode(sent), StandardCharsets.ISO_8859_1);
            return content.length() > FORMER_CHECKSUM_BYTES
                    && FORMER.matcher(content.substring(FORMER_CHECKSUM_BYTES)).matches();
        } catch (IllegalArgumentException garbled) {
            return false;
        }
    }

    /** Where to read on at this moment of the database's. */
    Place start(Instant now) {
        return ahead != null && now.isBefore(ahead.until()) ? ahead.place() : settled;
    }

    /** What {@link #parse} reads. */
    String text() {
        List<@Nullable Object> values = new ArrayList<@Nullable Object>();
        values.add(settled.time());
        values.add(settled.id());
        if (ahead != null) {
            values.add(ahead.place().time());
            values.add(ahead.place().id());
            values.add(ahead.until());
        }
        return CursorText.of(Source.FEED, values);
    }
}
