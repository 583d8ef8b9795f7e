package io.deployinsights.insights.web.answer;

import static io.deployinsights.insights.web.answer.Questions.body;
import static io.deployinsights.insights.web.answer.Questions.written;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.current.CurrentHistory;
import io.deployinsights.insights.deployment.Deployment;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.history.Histories;
import io.deployinsights.insights.metric.Metric;
import io.deployinsights.insights.metric.Table;
import io.deployinsights.insights.metric.list.ListedMetrics;
import io.deployinsights.insights.metric.running.Drift;
import io.deployinsights.insights.metric.throughput.LeadTime;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.web.format.Envelope;
import io.deployinsights.insights.web.parameters.Rejection;
import io.deployinsights.insights.web.representation.Representation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpHeaders;

/** An answer's tag is another one when what it says is, and only then. */
class ETagTests {

    private static final Instant NOW = Instant.parse("2026-04-14T09:00:00Z");

    private static final DeploymentHistory HISTORY = Histories.history("""
        api staging    Succeeded 2026-03-31T10:00:00 2026-03-31T10:05:00 version=1 commit=aaaaaaa
        api production Succeeded 2026-04-01T10:00:00 2026-04-01T10:05:00 version=1 commit=aaaaaaa
        api staging    Succeeded 2026-04-02T10:00:00 2026-04-02T10:05:00 version=2 commit=bbbbbbb
        api production Failed    2026-04-03T10:00:00 2026-04-03T10:05:00 version=2 commit=bbbbbbb
        web production Succeeded 2026-04-03T10:00:00 -                   version=1
        web production Building  2026-04-14T08:00:00 -                   version=2
        """, NOW);

    @ParameterizedTest
    @MethodSource("questions")
    void isTheSameAtAnotherMoment(Question<?> question) {
        var later = new CurrentHistory(HISTORY.at(NOW.plus(Duration.ofMinutes(1))), true);

        var now = sent(question, new CurrentHistory(HISTORY, false));
        var then = sent(question, later);

        assertThat(tag(then)).isEqualTo(tag(now)).startsWith("W/\"");
        assertThat(body(then)).isNotEqualTo(body(now));
        assertThat(then.headers())
                .containsEntry("X-As-Of", "2026-04-14T09:01:00Z")
                .containsEntry("X-Stale", "true");
    }

    @ParameterizedTest
    @MethodSource("questions")
    void isTheSameOfWhoHasHeardOfDeploymentsInAnotherOrder(Question<?> question) {
        var deployments = new ArrayList<Deployment>(
                IntStream.range(0, HISTORY.size()).mapToObj(HISTORY::deployment).toList());
        var expected = tag(sent(question, new CurrentHistory(HISTORY, false)));

        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(deployments, new Random(seed));
            assertThat(tag(sent(question, new CurrentHistory(Histories.of(deployments, NOW), false))))
                    .isEqualTo(expected);
        }
    }

    @Test
    void isAnotherWhenANumberIs() {
        var question = new Measured<>(new LeadTime());
        var without = Histories.of(
                IntStream.range(1, HISTORY.size()).mapToObj(HISTORY::deployment).toList(), NOW);

        assertThat(tag(sent(question, new CurrentHistory(without, false))))
                .isNotEqualTo(tag(sent(question, new CurrentHistory(HISTORY, false))));
    }

    @Test
    void coversNoAge() {
        var question = new Measured<>(new Drift());
        var later = new CurrentHistory(HISTORY.at(NOW.plus(Duration.ofMinutes(1))), false);

        assertThat(body(sent(question, new CurrentHistory(HISTORY, false)))).contains("\"ageSeconds\":1032900.0");
        assertThat(body(sent(question, later))).contains("\"ageSeconds\":1032960.0");
    }

    static Stream<Question<?>> questions() {
        return ListedMetrics.ALL.stream().map(Measured::new);
    }

    private static Representation sent(Question<?> question, CurrentHistory current) {
        return written(question).answer(current).at(current);
    }

    private static @Nullable String tag(Representation sent) {
        return sent.headers().get(HttpHeaders.ETAG);
    }

    private record Measured<R>(Metric<R> metric) implements Question<R> {

        @Override
        public Query query() {
            return Query.ALL;
        }

        @Override
        public String name() {
            return metric.name();
        }

        @Override
        public Table<R, ?> table() {
            return metric.table();
        }

        @Override
        public Instant validUntil(DeploymentHistory history) {
            return metric.validUntil(history, query());
        }

        @Override
        public long bytes(DeploymentHistory history) {
            return 0;
        }

        @Override
        public Rejection less() {
            return new Rejection("limit", "choose less");
        }

        @Override
        public List<R> steady(List<R> results) {
            return metric.steady(results);
        }

        @Override
        public Envelope<R> answer(CurrentHistory current) {
            var measurement = metric.measure(current.history(), query());
            return Envelope.of(current, query(), Map.of(), metric.definition(), measurement);
        }
    }
}
