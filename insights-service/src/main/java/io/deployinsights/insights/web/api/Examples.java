package io.deployinsights.insights.web.api;

import io.deployinsights.insights.current.CurrentHistory;
import io.deployinsights.insights.metric.Metric;
import io.deployinsights.insights.registry.json.DeploymentList;
import io.deployinsights.insights.web.MetricQuestion;
import io.deployinsights.insights.web.format.Format;
import io.deployinsights.insights.web.format.Writer;
import io.deployinsights.insights.web.parameters.QueryString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.springframework.core.io.ClassPathResource;

/** What metrics answer of a few made-up deployments, which shows readers what an answer looks like. */
final class Examples {

    private static final Instant NOW = Instant.parse("2026-04-14T09:00:00Z");

    private static final QueryString ASKED = QueryString.parse("from=2026-03-25&to=2026-03-27");

    private final CurrentHistory sample;
    private final Writer writer;

    Examples(Writer writer) {
        this.writer = writer;
        try (var deployments = new ClassPathResource("openapi/sample.json").getInputStream()) {
            sample = new CurrentHistory(DeploymentList.read(deployments).build(NOW), false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The answer of a metric in a format. */
    <R> String answer(Metric<R> metric, Format format) {
        var question = MetricQuestion.read(metric, ASKED);
        var envelope = question.answer(sample);
        var text = new ByteArrayOutputStream();
        text.writeBytes(writer.head(NOW, false, format));
        writer.rest(envelope, question.table(), format, Long.MAX_VALUE)
                .orElseThrow()
                .forEach(text::writeBytes);
        return text.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
