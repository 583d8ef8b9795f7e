package io.deployinsights.insights.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.current.CurrentHistory;
import io.deployinsights.insights.deployment.Deployment;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.history.Histories;
import io.deployinsights.insights.metric.Metric;
import io.deployinsights.insights.metric.failure.FailureRate;
import io.deployinsights.insights.metric.failure.RecoveryTime;
import io.deployinsights.insights.metric.failure.ReworkRate;
import io.deployinsights.insights.metric.running.Drift;
import io.deployinsights.insights.metric.running.Latest;
import io.deployinsights.insights.metric.throughput.Frequency;
import io.deployinsights.insights.metric.throughput.LeadTime;
import io.deployinsights.insights.web.answer.Question;
import io.deployinsights.insights.web.format.Format;
import io.deployinsights.insights.web.format.Writers;
import io.deployinsights.insights.web.parameters.QueryString;
import io.deployinsights.insights.window.Granularity;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How much memory an answer needs is known before: not less than its text, and not so much more that nobody is answered. */
class AnswerMemoryTests {

    private static final Instant NOW = Instant.parse("2026-04-14T09:00:00Z");

    private static final DeploymentHistory HISTORY = Histories.of(
            IntStream.range(0, 4_000)
                    .mapToObj(i -> deployment(i, NOW.minus(Duration.ofMinutes(97L * i))))
                    .toList(),
            NOW);

    @ParameterizedTest
    @EnumSource(Granularity.class)
    void isKnownOfBuckets(Granularity granularity) {
        var question = question(new Frequency(granularity));

        // Buckets of four numbers and more are rare, and their counts are another 24 bytes each.
        assertIsKnown(question, 1.05, 3);
    }

    @ParameterizedTest
    @MethodSource
    void isKnownOfRows(MetricQuestion<?> question) {
        // Some have a row a service, and not one a service and environment.
        assertIsKnown(question, 1, 12);
    }

    static Stream<MetricQuestion<?>> isKnownOfRows() {
        return Stream.of(
                question(new LeadTime()),
                question(new FailureRate()),
                question(new Latest()),
                question(new RecoveryTime()),
                question(new ReworkRate()),
                question(new Drift()));
    }

    private static <R> void assertIsKnown(Question<R> question, double least, double most) {
        long known = question.bytes(HISTORY);
        long json = size(question, Format.JSON);
        long csv = size(question, Format.CSV);

        assertThat(known).isGreaterThan((long) (least * Math.max(json, csv))).isLessThan((long) (most * json));
    }

    private static <R> long size(Question<R> question, Format format) {
        var current = new CurrentHistory(HISTORY, false);
        var envelope = question.answer(current);
        return Writers.json().rest(envelope, question.table(), format, Long.MAX_VALUE).orElseThrow().stream()
                .mapToLong(piece -> piece.length)
                .sum();
    }

    private static <R> MetricQuestion<R> question(Metric<R> metric) {
        return MetricQuestion.read(metric, QueryString.parse(""));
    }

    private static Deployment deployment(int i, Instant start) {
        return new Deployment(
                "64b%021d".formatted(i),
                "some-service-%02d".formatted(i % 40),
                "2.14." + i,
                i % 3 == 0 ? "production" : "staging",
                "Tag",
                i % 7 == 0 ? "Failed" : "Succeeded",
                "somebody",
                start,
                start.plusMillis(312_345 + i),
                null,
                "%040x".formatted(i),
                i,
                start.minusSeconds(4_000),
                null,
                false);
    }
}
