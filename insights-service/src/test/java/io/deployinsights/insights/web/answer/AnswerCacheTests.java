package io.deployinsights.insights.web.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deployinsights.insights.current.CurrentHistory;
import io.deployinsights.insights.history.Deployment;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.history.HistoryBuilder;
import io.deployinsights.insights.metric.LeadTime;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.web.format.Format;
import io.deployinsights.insights.web.format.Reading;
import io.deployinsights.insights.web.format.Table;
import io.deployinsights.insights.web.format.Tables;
import io.deployinsights.insights.web.format.Writers;
import io.deployinsights.insights.window.Span;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class AnswerCacheTests {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final Duration LONG = Duration.ofDays(1);

    private final AtomicInteger computed = new AtomicInteger();
    private final HistoryBuilder registry = new HistoryBuilder().put(deployment("a"));
    private final AnswerCache cache = new AnswerCache(Writers.json(), new AnswerProperties(DataSize.ofMegabytes(1)));
    private final Question<LeadTime.Result> question = new Counting(computed, LONG);

    @Test
    void givesTheSameBytesAgain() {
        var current = new CurrentHistory(registry.build(NOW), false);

        var first = cache.get(asked(question), current);

        assertThat(cache.get(asked(new Counting(computed, LONG)), current)).isSameAs(first);
        assertThat(computed).hasValue(1);
    }

    @Test
    void tellsAnotherMomentWithoutComputingAgain() {
        cache.get(asked(question), new CurrentHistory(registry.build(NOW), false));

        var later = registry.put(deployment("a")).build(NOW.plusSeconds(5));
        var told = cache.get(asked(question), new CurrentHistory(later, true));

        assertThat(body(told)).contains("2026-03-02T10:00:05Z", "\"stale\":true");
        assertThat(computed).hasValue(1);
    }

    @Test
    void computesAgainWhenDeploymentsHaveChanged() {
        cache.get(asked(question), new CurrentHistory(registry.build(NOW), false));

        cache.get(
                asked(question),
                new CurrentHistory(registry.put(deployment("b")).build(NOW), false));
        assertThat(computed).hasValue(2);
    }

    @Test
    void computesAgainAtAnotherMomentWhatDependsOnIt() {
        var passing = new Counting(computed, Duration.ZERO);
        cache.get(asked(passing), new CurrentHistory(registry.build(NOW), false));

        cache.get(asked(passing), new CurrentHistory(registry.build(NOW.plusSeconds(5)), false));
        assertThat(computed).hasValue(2);
    }

    @Test
    void givesNothingAgainFromTheMomentItsValidityEnds() {
        var passing = new Counting(computed, Duration.ofSeconds(5));
        cache.get(asked(passing), new CurrentHistory(registry.build(NOW), false));

        cache.get(asked(passing), new CurrentHistory(registry.build(NOW.plusMillis(4_999)), false));
        assertThat(computed).hasValue(1);
        cache.get(asked(passing), new CurrentHistory(registry.build(NOW.plusSeconds(5)), false));
        assertThat(computed).hasValue(2);
    }

    @Test
    void givesNothingAgainBeforeTheMomentItWasComputedFor() {
        cache.get(asked(question), new CurrentHistory(registry.build(NOW), false));

        cache.get(asked(question), new CurrentHistory(registry.build(NOW.minusMillis(1)), false));
        assertThat(computed).hasValue(2);
    }

    @Test
    void compressesOnceForAllMoments() {
        var wordy = new Asked(new Counting(computed, LONG, "x".repeat(10_000)), Format.JSON, true);

        var first = cache.get(wordy, new CurrentHistory(registry.build(NOW), false));
        var later = cache.get(wordy, new CurrentHistory(registry.build(NOW.plusSeconds(5)), false));

        assertThat(later.etag()).isNotEqualTo(first.etag()).endsWith("-gzip\"");
        assertThat(later.pieces().get(1)).isSameAs(first.pieces().get(1));
    }

    @Test
    void forgetsWhatCanNotBeAskedAgain() {
        var earlier = new CurrentHistory(registry.build(NOW), false);
        cache.get(asked(question), earlier);
        cache.get(
                asked(question),
                new CurrentHistory(registry.put(deployment("b")).build(NOW), false));

        cache.get(asked(question), earlier);
        assertThat(computed).hasValue(3);
    }

    @Test
    void computesOnceForAllWhoAskAtTheSameTime() {
        var current = new CurrentHistory(registry.build(NOW), false);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 100)
                    .mapToObj(i -> threads.submit(() -> cache.get(asked(question), current)))
                    .toList();

            var given = new HashSet<Representation>();
            assertThat(answers).allSatisfy(answer -> given.add(answer.get()));
            assertThat(given).hasSize(1);
        }
        assertThat(computed).hasValue(1);
    }

    @Test
    void computesNoMoreAnswersAtOnceThanThereAreProcessors() throws InterruptedException {
        int processors = Runtime.getRuntime().availableProcessors();
        var current = new CurrentHistory(registry.build(NOW), false);
        var under = new AtomicInteger();
        var release = new CountDownLatch(1);
        var threads = IntStream.range(0, 4 * processors)
                .mapToObj(i ->
                        Thread.ofPlatform().start(() -> cache.get(asked(new Slow(under, release, "" + i)), current)))
                .toList();

        await().until(() -> threads.stream().allMatch(AnswerCacheTests::waits));
        assertThat(under.get()).isBetween(1, processors);

        release.countDown();
        for (var thread : threads) {
            thread.join();
        }
        assertThat(under).hasValue(4 * processors);
    }

    private static boolean waits(Thread thread) {
        return thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.BLOCKED;
    }

    private static String body(Representation representation) {
        return representation.pieces().stream()
                .map(piece -> new String(piece, StandardCharsets.UTF_8))
                .collect(Collectors.joining());
    }

    private static Asked asked(Question<?> question) {
        return new Asked(question, Format.JSON, false);
    }

    private static Deployment deployment(String id) {
        return new Deployment(id, "api", null, null, null, null, null, NOW, null, null, null, null, null, null, false);
    }

    /** Is begun, then takes until it is released. */
    private record Slow(AtomicInteger begun, CountDownLatch release, String definition)
            implements Question<LeadTime.Result> {

        @Override
        public Query query() {
            return Query.ALL;
        }

        @Override
        public Table<LeadTime.Result, ?> table() {
            return Tables.LEAD_TIME;
        }

        @Override
        public Instant validUntil(DeploymentHistory history) {
            return Instant.MAX;
        }

        @Override
        public Findings<LeadTime.Result> answer(DeploymentHistory history) {
            begun.incrementAndGet();
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return new Findings<>(List.of(), Map.of(), Map.of(), new Reading(Map.of(), Span.EMPTY, List.of()));
        }
    }

    private record Counting(AtomicInteger computed, Duration holds, String definition)
            implements Question<LeadTime.Result> {

        Counting(AtomicInteger computed, Duration holds) {
            this(computed, holds, "How often this was computed.");
        }

        @Override
        public Instant validUntil(DeploymentHistory history) {
            return history.asOf().plus(holds);
        }

        @Override
        public Query query() {
            return Query.ALL;
        }

        @Override
        public Table<LeadTime.Result, ?> table() {
            return Tables.LEAD_TIME;
        }

        @Override
        public Findings<LeadTime.Result> answer(DeploymentHistory history) {
            computed.incrementAndGet();
            return new Findings<>(List.of(), Map.of(), Map.of(), new Reading(Map.of(), Span.EMPTY, List.of()));
        }
    }
}
