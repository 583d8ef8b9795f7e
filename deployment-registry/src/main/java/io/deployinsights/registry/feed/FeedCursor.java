package io.deployinsights.registry.feed;

import io.deployinsights.registry.paging.OpaqueText;
import io.deployinsights.registry.problem.InvalidRequest;
import io.deployinsights.registry.text.Quoted;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * How far a follower has read.
 *
 * @param settled nothing will come before this any more
 * @param ahead how far what has not settled was read, null if it is short enough to be read from {@code settled} every time
 */
record FeedCursor(FeedPosition settled, @Nullable Ahead ahead) {

    /**
     * A place among what has not settled.
     *
     * @param position where to read on
     * @param until by the database's clock; from then on reading begins at the settled place again, for what was written slowly
     */
    record Ahead(FeedPosition position, Instant until) {}

    static final FeedCursor START = new FeedCursor(FeedPosition.START, null);

    private static final String STAMP = "s";
    private static final String ID = "i";
    private static final String AHEAD_STAMP = "as";
    private static final String AHEAD_ID = "ai";
    private static final String AHEAD_UNTIL = "au";

    /**
     * What versions before this one gave, behind a checksum of eight bytes. Their stamps were another field, so it means the beginning;
     * refused, whoever follows the feed while the registry is replaced would never get on.
     */
    private static final Pattern FORMER = Pattern.compile(
            "\\{\"stamp\": \\{\"\\$numberLong\": \"(\\d{1,19}|-9223372036854775808)\"}, \"id\": (null|\\{\"\\$oid\":"
                    + " \"\\p{XDigit}{24}\"})}");

    private static final int FORMER_CHECKSUM_BYTES = 8;
    private static final int FORMER_LENGTH = 200;

    static FeedCursor at(FeedPosition settled) {
        return new FeedCursor(settled, null);
    }

    /**
     * The place that a cursor names, the start for none.
     *
     * @throws InvalidRequest if the cursor is none of the feed's
     */
    static FeedCursor parse(@Nullable String sent) {
        if (sent == null || sent.isEmpty() || isFormer(sent)) {
            return START;
        }
        Document content = OpaqueText.read(sent).orElseThrow(() -> unknown(sent));
        FeedPosition settled = position(content.get(STAMP), content.get(ID), sent);
        return content.get(AHEAD_UNTIL) instanceof Instant until
                ? new FeedCursor(
                        settled, new Ahead(position(content.get(AHEAD_STAMP), content.get(AHEAD_ID), sent), until))
                : at(settled);
    }

    private static FeedPosition position(@Nullable Object stamp, @Nullable Object id, String sent) {
        if (stamp instanceof Instant time && !time.isBefore(Instant.EPOCH)) {
            return new FeedPosition(time, id);
        }
        throw unknown(sent);
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

    private static InvalidRequest unknown(String sent) {
        return new InvalidRequest(
                "after", "is %s, which is none; allowed is next of an earlier answer".formatted(Quoted.text(sent)));
    }

    /** Where to read on at this moment of the database's. */
    FeedPosition start(Instant now) {
        return ahead != null && now.isBefore(ahead.until()) ? ahead.position() : settled;
    }

    /** What {@link #parse} reads. */
    String text() {
        Document content = new Document(STAMP, settled.stamp()).append(ID, settled.id());
        if (ahead != null) {
            content.append(AHEAD_STAMP, ahead.position().stamp())
                    .append(AHEAD_ID, ahead.position().id())
                    .append(AHEAD_UNTIL, ahead.until());
        }
        return OpaqueText.of(content);
    }
}
