package io.deployinsights.insights.web;

import io.deployinsights.insights.current.CurrentHistory;
import io.deployinsights.insights.web.format.Envelope;
import io.deployinsights.insights.web.format.Format;
import io.deployinsights.insights.web.format.Writer;
import java.time.Instant;
import org.springframework.http.HttpHeaders;

/** What deployments say to a question, and how that was last told: it stays true while only the moment changes. */
final class Answer<R> {

    private record Told(Instant asOf, boolean stale, Representation representation) {}

    private final Question<R> question;
    private final Format format;
    private final Writer writer;
    private final Findings<R> findings;
    private volatile Told told;

    Answer(Question<R> question, Format format, Writer writer, CurrentHistory current) {
        this.question = question;
        this.format = format;
        this.writer = writer;
        findings = question.answer(current.history());
        told = tell(current);
    }

    /** The answer as it is told from a history with the same deployments. */
    Representation at(CurrentHistory current) {
        var last = told;
        if (last.stale() != current.stale()
                || !last.asOf().equals(current.history().asOf())) {
            last = tell(current);
            told = last;
        }
        return last.representation();
    }

    /** How many bytes it has, not compressed. */
    int size() {
        return told.representation().size();
    }

    private Told tell(CurrentHistory current) {
        var envelope = Envelope.of(
                current, question.query().window(), question.definition(), findings.excluded(), findings.results());
        var headers = new HttpHeaders();
        findings.headers().forEach(headers::set);
        if (format == Format.CSV) {
            headers.set("X-As-Of", envelope.asOf().toString());
            headers.set("X-Stale", String.valueOf(envelope.stale()));
        }
        var body = writer.write(envelope, question.table(), format);
        return new Told(envelope.asOf(), envelope.stale(), Representation.of(body, format, headers));
    }
}
