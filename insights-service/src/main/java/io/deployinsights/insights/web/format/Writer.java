package io.deployinsights.insights.web.format;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes envelopes in two parts: a short head, which tells the moment, and the rest, which does not. */
@Component
public final class Writer {

    private static final byte[] COMMA = {','};
    private static final byte[] NO_RESULTS = "[]}".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "]}".getBytes(StandardCharsets.US_ASCII);

    /** The same on every machine, because an answer's ETag comes from its parts; enough for the processors that most have. */
    private static final int MOST_PARTS = 8;

    /** The fields that an envelope begins with. */
    private record Head(Instant asOf, boolean stale) {}

    private final JsonMapper json;

    Writer(JsonMapper json) {
        this.json = json;
    }

    /** What an answer begins with at a moment; CSV, which has the results alone, with nothing. */
    public byte[] head(Instant asOf, boolean stale, Format format) {
        return switch (format) {
            case JSON -> {
                byte[] head = json.writeValueAsBytes(new Head(asOf, stale));
                head[head.length - 1] = ',';
                yield head;
            }
            case CSV -> new byte[0];
        };
    }

    /** What follows, whatever the moment; piece by piece. */
    public <R> List<byte[]> rest(Envelope<R> envelope, Table<R, ?> table, Format format) {
        return switch (format) {
            case JSON -> jsonRest(envelope);
            case CSV -> List.of(table.toCsv(envelope.results()).getBytes(StandardCharsets.UTF_8));
        };
    }

    /** The results are most of it, and written by all processors. */
    private <R> List<byte[]> jsonRest(Envelope<R> envelope) {
        byte[] head = head(envelope.asOf(), envelope.stale(), Format.JSON);
        byte[] frame = json.writeValueAsBytes(envelope.withResults(List.of()));
        require(frame.length > head.length + NO_RESULTS.length);
        require(Arrays.equals(frame, 0, head.length, head, 0, head.length));
        int results = frame.length - NO_RESULTS.length;
        require(Arrays.equals(frame, results, frame.length, NO_RESULTS, 0, NO_RESULTS.length));

        var pieces = parts(envelope.results()).stream()
                .parallel()
                .map(json::writeValueAsBytes)
                .map(array -> Arrays.copyOfRange(array, 1, array.length - 1))
                .toList();
        return Stream.of(
                        Stream.of(Arrays.copyOfRange(frame, head.length, results + 1)),
                        IntStream.range(0, pieces.size())
                                .boxed()
                                .flatMap(i -> i == 0 ? Stream.of(pieces.get(i)) : Stream.of(COMMA, pieces.get(i))),
                        Stream.of(END))
                .flatMap(piece -> piece)
                .toList();
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
