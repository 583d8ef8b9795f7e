package io.deployinsights.insights.web.format;

import io.deployinsights.insights.metric.Table;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes envelopes in two parts: a short head, which has the moment, and the rest, which does not. */
@Component
public final class Writer {

    private static final byte[] COMMA = {','};
    private static final byte[] NO_RESULTS = "[]}".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "]}".getBytes(StandardCharsets.US_ASCII);

    /** The mark by which Excel recognizes UTF-8. */
    private static final byte[] BYTE_ORDER_MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);

    /** Enough for the processors that most machines have. */
    private static final int MOST_PARTS = 8;

    /** The fields that an envelope begins with. */
    private record Head(Instant asOf, boolean stale) {}

    private final JsonMapper json;

    Writer(JsonMapper json) {
        this.json = json;
    }

    /** What an answer begins with at a moment; CSV, which has the results alone, with nothing, or with a mark where a browser saves it. */
    public byte[] head(Instant asOf, boolean stale, Format format) {
        return switch (format) {
            case JSON -> {
                byte[] head = json.writeValueAsBytes(new Head(asOf, stale));
                head[head.length - 1] = ',';
                yield head;
            }
            case CSV -> new byte[0];
            case SAVED_CSV -> BYTE_ORDER_MARK.clone();
        };
    }

    /**
     * What follows, whatever the moment; piece by piece.
     *
     * @param most how many bytes the results may have
     * @return empty when they have more
     */
    public <R> Optional<List<byte[]>> rest(Envelope<R> envelope, Table<R, ?> table, Format format, long most) {
        var room = new AtomicLong(most);
        var rest =
                switch (format) {
                    case JSON -> jsonRest(envelope, room);
                    case CSV, SAVED_CSV -> csv(envelope.results(), table, room);
                };
        return room.get() < 0 ? Optional.empty() : Optional.of(rest);
    }

    private static <R> List<byte[]> csv(List<R> results, Table<R, ?> table, AtomicLong room) {
        var pieces = new Pieces(room);
        try (var out = new OutputStreamWriter(pieces, StandardCharsets.UTF_8)) {
            Csv.write(table, results, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pieces.toList();
    }

    /** The results are most of it, and written by all processors. */
    private <R> List<byte[]> jsonRest(Envelope<R> envelope, AtomicLong room) {
        byte[] head = head(envelope.asOf(), envelope.stale(), Format.JSON);
        byte[] frame = json.writeValueAsBytes(envelope.withResults(List.of()));
        require(frame.length > head.length + NO_RESULTS.length);
        require(Arrays.equals(frame, 0, head.length, head, 0, head.length));
        int results = frame.length - NO_RESULTS.length;
        require(Arrays.equals(frame, results, frame.length, NO_RESULTS, 0, NO_RESULTS.length));

        var parts = parts(envelope.results()).stream()
                .parallel()
                .map(part -> elements(part, room))
                .toList();
        return Stream.of(
                        Stream.of(Arrays.copyOfRange(frame, head.length, results + 1)),
                        IntStream.range(0, parts.size())
                                .boxed()
                                .flatMap(i -> i == 0
                                        ? parts.get(i).stream()
                                        : Stream.concat(Stream.of(COMMA), parts.get(i).stream())),
                        Stream.of(END))
                .flatMap(piece -> piece)
                .toList();
    }

    /** The elements of an array, without its brackets. */
    private List<byte[]> elements(List<?> results, AtomicLong room) {
        var pieces = new Pieces(room);
        json.writeValue(pieces, results);
        return pieces.within();
    }

    private static <R> List<List<R>> parts(List<R> results) {
        int parts = Math.min(MOST_PARTS, results.size());
        return IntStream.range(0, parts)
                .mapToObj(i -> results.subList(results.size() * i / parts, results.size() * (i + 1) / parts))
                .toList();
    }

    private static void require(boolean isAsExpected) {
        if (!isAsExpected) {
            throw new IllegalStateException("an envelope begins with asOf and stale and ends with results");
        }
    }
}
