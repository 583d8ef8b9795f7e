package io.deployinsights.insights.web.answer;

import static io.deployinsights.insights.web.answer.Questions.PATIENCE;
import static io.deployinsights.insights.web.answer.Questions.body;
import static io.deployinsights.insights.web.answer.Questions.cacheWith;
import static io.deployinsights.insights.web.answer.Questions.deployment;
import static io.deployinsights.insights.web.answer.Questions.get;
import static io.deployinsights.insights.web.answer.Questions.written;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.current.CurrentHistory;
import io.deployinsights.insights.history.HistoryBuilder;
import io.deployinsights.insights.metric.throughput.LeadTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class AnswerCacheTests {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final Duration LONG = Duration.ofDays(1);

    private final AtomicInteger computed = new AtomicInteger();
    private final HistoryBuilder registry = new HistoryBuilder().put(deployment("a", NOW));
    private final AnswerCache cache = cacheWith(PATIENCE, DataSize.ofMegabytes(1));
    private final Question<LeadTime.Result> question = new Questions.Counting(computed, LONG);

    @Test
    void givesTheSameBytesAgain() {
        var current = new CurrentHistory(registry.build(NOW), false);

        var first = get(cache, written(question), current);

        assertThat(get(cache, written(new Questions.Counting(computed, LONG)), current))
                .isSameAs(first);
        assertThat(computed).hasValue(1);
    }

    @Test
    void answersForAnotherMomentWithoutComputingAgain() {
        get(cache, written(question), new CurrentHistory(registry.build(NOW), false));

        var later = registry.put(deployment("a", NOW)).build(NOW.plusSeconds(5));
        var answer = get(cache, written(question), new CurrentHistory(later, true));

        assertThat(body(answer)).contains("2026-03-02T10:00:05Z", "\"stale\":true");
        assertThat(computed).hasValue(1);
    }

    @Test
    void computesAgainWhenDeploymentsHaveChanged() {
        get(cache, written(question), new CurrentHistory(registry.build(NOW), false));

        get(
                cache,
                written(question),
                new CurrentHistory(registry.put(deployment("b", NOW)).build(NOW), false));
        assertThat(computed).hasValue(2);
    }

    @Test
    void computesAgainAtAnotherMomentWhatDependsOnIt() {
        var passing = new Questions.Counting(computed, Duration.ZERO);
        get(cache, written(passing), new CurrentHistory(registry.build(NOW), false));

        get(cache, written(passing), new CurrentHistory(registry.build(NOW.plusSeconds(5)), false));
        assertThat(computed).hasValue(2);
    }

    @Test
    void givesNothingAgainFromTheMomentItsValidityEnds() {
        var passing = new Questions.Counting(computed, Duration.ofSeconds(5));
        get(cache, written(passing), new CurrentHistory(registry.build(NOW), false));

        get(cache, written(passing), new CurrentHistory(registry.build(NOW.plusMillis(4_999)), false));
        assertThat(computed).hasValue(1);
        get(cache, written(passing), new CurrentHistory(registry.build(NOW.plusSeconds(5)), false));
        assertThat(computed).hasValue(2);
    }

    @Test
    void givesNothingAgainBeforeTheMomentItWasComputedFor() {
        get(cache, written(question), new CurrentHistory(registry.build(NOW), false));

        get(cache, written(question), new CurrentHistory(registry.build(NOW.minusMillis(1)), false));
        assertThat(computed).hasValue(2);
    }

    @Test
    void forgetsWhatCanNotBeAskedAgain() {
        var earlier = new CurrentHistory(registry.build(NOW), false);
        get(cache, written(question), earlier);
        get(
                cache,
                written(question),
                new CurrentHistory(registry.put(deployment("b", NOW)).build(NOW), false));

        get(cache, written(question), earlier);
        assertThat(computed).hasValue(3);
    }
}
