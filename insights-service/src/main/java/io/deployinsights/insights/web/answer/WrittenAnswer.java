package io.deployinsights.insights.web.answer;

import io.deployinsights.insights.current.CurrentHistory;
import io.deployinsights.insights.web.representation.Representation;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What deployments say to a question, as text. Its end stays as it is while only the moment changes; its beginning, which says of what
 * moment it is, is written again for each moment.
 *
 * <p>Its ETag and its headers are the same at every moment, except {@code X-As-Of} and {@code X-Stale}. There is one representation of
 * each moment, and the last one is kept: readers at the same moment share its bytes.
 */
final class WrittenAnswer implements Answer {

    /** An answer as it is and compressed, by the answer. */
    private static final double SIZE_FACTOR = 1.5;

    private record Sent(Instant asOf, boolean stale, Representation representation) {

        boolean isOf(CurrentHistory current) {
            return stale == current.stale() && asOf.equals(current.history().asOf());
        }
    }

    private final Map<String, String> headers;
    private final Beginning beginning;
    private final List<byte[]> end;
    private volatile @Nullable Sent last;

    /**
     * An answer of which nothing is to be computed any more.
     *
     * @param headers those that don't depend on the moment
     * @param end what follows the beginning
     */
    WrittenAnswer(Map<String, String> headers, Beginning beginning, List<byte[]> end) {
        this.headers = headers;
        this.beginning = beginning;
        this.end = end;
    }

    @Override
    public long bytes() {
        return (long)
                (SIZE_FACTOR * end.stream().mapToLong(piece -> piece.length).sum());
    }

    @Override
    public Representation at(CurrentHistory current) {
        var sent = last;
        if (sent == null || !sent.isOf(current)) {
            sent = write(current);
        }
        return sent.representation();
    }

    /** Once for all readers at the same moment. */
    private synchronized Sent write(CurrentHistory current) {
        var sent = last;
        if (sent == null || !sent.isOf(current)) {
            var asOf = current.history().asOf();
            var all = new LinkedHashMap<>(headers);
            all.put("X-As-Of", asOf.toString());
            all.put("X-Stale", String.valueOf(current.stale()));
            var pieces = Stream.concat(Stream.of(beginning.at(asOf, current.stale())), end.stream());
            sent = new Sent(asOf, current.stale(), new Representation(all, pieces.toList()));
            last = sent;
        }
        return sent;
    }

    /** The text that depends on the moment. */
    @FunctionalInterface
    interface Beginning {

        byte[] at(Instant asOf, boolean stale);
    }
}
