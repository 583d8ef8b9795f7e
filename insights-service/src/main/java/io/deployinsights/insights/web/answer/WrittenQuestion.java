package io.deployinsights.insights.web.answer;

import io.deployinsights.insights.current.CurrentHistory;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.web.format.Envelope;
import io.deployinsights.insights.web.format.Format;
import io.deployinsights.insights.web.format.Writer;
import io.deployinsights.insights.web.representation.ETag;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * A question whose answer is written in a format.
 *
 * @param most how many bytes of memory it may take to answer
 * @param hash of the question and the format, computed once and not for every request that asks the same
 */
record WrittenQuestion<R>(Question<R> question, Format format, Writer writer, long most, int hash)
        implements Answerable {

    WrittenQuestion(Question<R> question, Format format, Writer writer, long most) {
        this(question, format, writer, most, Objects.hash(question, format));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public Instant validUntil(DeploymentHistory history) {
        return question.validUntil(history);
    }

    @Override
    public long bytes(DeploymentHistory history) {
        long bytes = question.bytes(history);
        if (bytes > most) {
            throw tooLarge();
        }
        return bytes;
    }

    @Override
    public Answer answer(CurrentHistory current) {
        var envelope = question.answer(current);
        var end = end(envelope);
        // Ages pass by themselves: the tag is of all else.
        var steady = question.steady(envelope.results());
        var tagged = envelope.results().equals(steady) ? end : end(envelope.withResults(steady));
        return new WrittenAnswer(
                headers(envelope.headers(), tagged), (asOf, stale) -> writer.head(asOf, stale, format), end);
    }

    private List<byte[]> end(Envelope<R> envelope) {
        return writer.rest(envelope, question.table(), format, most).orElseThrow(this::tooLarge);
    }

    private AnswerTooLarge tooLarge() {
        return new AnswerTooLarge(question.less(), most);
    }

    private Map<String, String> headers(Map<String, String> ofEnvelope, List<byte[]> tagged) {
        var headers = new LinkedHashMap<>(ofEnvelope);
        if (format.isFile()) {
            headers.put(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName() + "\"");
        }
        headers.put(HttpHeaders.ETAG, ETag.weak(headers, tagged));
        headers.put(HttpHeaders.CONTENT_TYPE, format.type().toString());
        headers.put(HttpHeaders.CACHE_CONTROL, "no-cache");
        headers.put(HttpHeaders.VARY, HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_ENCODING);
        return headers;
    }

    /** Such as {@code lead-time-from-2026-03-25-to-2026-04-14.csv}, with the days of the window's zone. */
    private String fileName() {
        var window = question.query().window();
        return question.name() + part("-from-", day(window.from(), window.zone()))
                + part("-to-", day(window.to(), window.zone())) + ".csv";
    }

    private static String part(String name, @Nullable LocalDate day) {
        return day == null ? "" : name + day;
    }

    private static @Nullable LocalDate day(@Nullable Instant moment, ZoneId zone) {
        return moment == null ? null : LocalDate.ofInstant(moment, zone);
    }
}
