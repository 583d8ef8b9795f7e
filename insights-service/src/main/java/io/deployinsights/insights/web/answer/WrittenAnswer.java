package io.deployinsights.insights.web.answer;

import io.deployinsights.insights.current.CurrentHistory;
import io.deployinsights.insights.web.format.Envelope;
import io.deployinsights.insights.web.format.Format;
import io.deployinsights.insights.web.format.Writer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * What deployments say to a question, as bytes: they stay as they are while only the moment changes, but for their head. Compressed here
 * and not by the server, because a strong ETag names exact bytes: compressed ones have their own, and the server would leave whatever has
 * one uncompressed.
 */
final class WrittenAnswer implements Answer {

    /** Less than a network packet is not worth compressing. */
    private static final int FEWEST_TO_COMPRESS = 1_400;

    /** An answer as it is and compressed, by the answer. */
    private static final double SIZE_FACTOR = 1.5;

    private record Sent(
            Instant asOf,
            boolean stale,
            Representation plain,
            @Nullable Representation compressed) {

        boolean isOf(CurrentHistory current) {
            return stale == current.stale() && asOf.equals(current.history().asOf());
        }
    }

    private final Format format;
    private final Writer writer;
    private final Map<String, String> headers;
    private final List<byte[]> rest;
    private final int size;
    private final String etag;
    private byte @Nullable [] deflated;
    private volatile @Nullable Sent last;

    <R> WrittenAnswer(WrittenQuestion<R> written, Findings<R> findings, CurrentHistory current) {
        format = written.format();
        writer = written.writer();
        var question = written.question();
        var envelope = Envelope.of(
                current,
                question.query().window(),
                findings.reading(),
                question.definition(),
                findings.excluded(),
                findings.results());
        headers = new LinkedHashMap<>(findings.headers());
        if (format.isFile()) {
            headers.put(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + FileName.of(question) + "\"");
        }
        rest = rest(written, envelope);
        size = Math.toIntExact(rest.stream().mapToLong(piece -> piece.length).sum());
        var steady = question.steady(findings.results());
        // Ages pass by themselves: the tag is of all else.
        boolean hasAges = !findings.results().equals(steady);
        etag = ETag.weak(headers, hasAges ? rest(written, envelope.withResults(steady)) : rest);
    }

    private static <R> List<byte[]> rest(WrittenQuestion<R> written, Envelope<R> envelope) {
        return written.writer()
                .rest(envelope, written.question().table(), written.format(), written.most())
                .orElseThrow(written::tooLarge);
    }

    @Override
    public long bytes() {
        return (long) (size * SIZE_FACTOR);
    }

    @Override
    public Representation at(CurrentHistory current, boolean compressed) {
        boolean compresses = compressed && size >= FEWEST_TO_COMPRESS;
        var sent = last;
        if (sent == null || !sent.isOf(current) || (compresses && sent.compressed() == null)) {
            sent = write(current, compresses);
        }
        return compresses && sent.compressed() != null ? sent.compressed() : sent.plain();
    }

    /** By one for all who ask at the same time. */
    private synchronized Sent write(CurrentHistory current, boolean compresses) {
        var sent = last;
        if (sent == null || !sent.isOf(current)) {
            sent = new Sent(current.history().asOf(), current.stale(), plain(current), null);
        }
        if (compresses && sent.compressed() == null) {
            sent = new Sent(sent.asOf(), sent.stale(), sent.plain(), compressed(sent.plain()));
        }
        last = sent;
        return sent;
    }

    private Representation plain(CurrentHistory current) {
        var asOf = current.history().asOf();
        var all = new LinkedHashMap<>(headers);
        all.put(HttpHeaders.CONTENT_TYPE, format.type().toString());
        all.put(HttpHeaders.CACHE_CONTROL, "no-cache");
        all.put(HttpHeaders.VARY, HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_ENCODING);
        all.put("X-As-Of", asOf.toString());
        all.put("X-Stale", String.valueOf(current.stale()));
        byte[] head = writer.head(asOf, current.stale(), format);
        return new Representation(
                all, etag, Stream.concat(Stream.of(head), rest.stream()).toList());
    }

    private Representation compressed(Representation plain) {
        if (deflated == null) {
            deflated = Gzip.deflated(rest);
        }
        var all = new LinkedHashMap<>(plain.headers());
        all.put(HttpHeaders.CONTENT_ENCODING, "gzip");
        byte[] head = plain.pieces().getFirst();
        return new Representation(all, etag, List.of(Gzip.before(head), deflated, Gzip.after(head, rest)));
    }
}
