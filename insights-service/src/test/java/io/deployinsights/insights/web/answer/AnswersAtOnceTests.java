package io.deployinsights.insights.web.answer;

import static io.deployinsights.insights.web.answer.Questions.PATIENCE;
import static io.deployinsights.insights.web.answer.Questions.body;
import static io.deployinsights.insights.web.answer.Questions.cacheWith;
import static io.deployinsights.insights.web.answer.Questions.deployment;
import static io.deployinsights.insights.web.answer.Questions.get;
import static io.deployinsights.insights.web.answer.Questions.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.deployinsights.insights.current.CurrentHistory;
import io.deployinsights.insights.history.HistoryBuilder;
import io.deployinsights.insights.sharing.NotInTime;
import io.deployinsights.insights.web.representation.Representation;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** Answers that are computed at the same time. */
class AnswersAtOnceTests {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final Duration LONG = Duration.ofDays(1);

    private final AtomicInteger computed = new AtomicInteger();
    private final HistoryBuilder registry = new HistoryBuilder().put(deployment("a", NOW));
    private final AnswerCache cache = cacheWith(PATIENCE, DataSize.ofMegabytes(1));

    @Test
    void computesOnceForAllWhoAskAtTheSameTime() {
        var current = new CurrentHistory(registry.build(NOW), false);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 100)
                    .mapToObj(i ->
                            threads.submit(() -> get(cache, written(new Questions.Counting(computed, LONG)), current)))
                    .toList();

            var given = new HashSet<Representation>();
            assertThat(answers).allSatisfy(answer -> given.add(answer.get()));
            assertThat(given).hasSize(1);
        }
        assertThat(computed).hasValue(1);
    }

    @Test
    void answersQuickQuestionsWhileSlowOnesTakeTheirTime() throws Exception {
        int slowOnes = 2 * Runtime.getRuntime().availableProcessors();
        var current = new CurrentHistory(registry.build(NOW), false);
        var begun = new AtomicInteger();
        var release = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = IntStream.range(0, slowOnes)
                    .mapToObj(i -> threads.submit(
                            () -> get(cache, written(new Questions.Slow(begun, release, "" + i)), current)))
                    .toList();
            await().until(() -> begun.get() == slowOnes);

            var quick = IntStream.range(0, 64)
                    .mapToObj(i -> threads.submit(
                            () -> get(cache, written(new Questions.Counting(computed, LONG, "q" + i)), current)))
                    .toList();

            assertThat(quick)
                    .allSatisfy(answer -> assertThat(answer.get().length()).isPositive());
            assertThat(slow).noneMatch(Future::isDone);
            release.countDown();
            assertThat(slow)
                    .allSatisfy(answer -> assertThat(answer.get().length()).isPositive());
        }
        assertThat(computed).hasValue(64);
    }

    @Test
    void waitsNoLongerThanItsPatienceAndGivesTheAnswerLater() {
        var impatient = cacheWith(Duration.ofMillis(50), DataSize.ofMegabytes(1));
        var current = new CurrentHistory(registry.build(NOW), false);
        var begun = new AtomicInteger();
        var release = new CountDownLatch(1);
        var slow = written(new Questions.Slow(begun, release, "slow"));

        assertThatExceptionOfType(NotInTime.class).isThrownBy(() -> get(impatient, slow, current));
        release.countDown();

        await().ignoreException(NotInTime.class)
                .untilAsserted(
                        () -> assertThat(body(get(impatient, slow, current))).contains("slow"));
        assertThat(begun).hasValue(1);
    }

    @Test
    void keepsNoFailure() {
        var current = new CurrentHistory(registry.build(NOW), false);
        var failing = new Questions.Failing(computed);

        assertThatIllegalArgumentException().isThrownBy(() -> get(cache, written(failing), current));

        assertThat(body(get(cache, written(failing), current))).contains("failing");
        assertThat(computed).hasValue(2);
    }

    @Test
    void goesOnForTheOthersWhenOneLeaves() throws Exception {
        var current = new CurrentHistory(registry.build(NOW), false);
        var begun = new AtomicInteger();
        var release = new CountDownLatch(1);
        var slow = written(new Questions.Slow(begun, release, "slow"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var leaves = threads.submit(() -> get(cache, slow, current));
            await().until(() -> begun.get() == 1);
            var stays = threads.submit(() -> get(cache, slow, current));

            leaves.cancel(true);
            release.countDown();

            assertThat(body(stays.get())).contains("slow");
        }
        assertThat(begun).hasValue(1);
    }

    @Test
    void holdsUpNoShortAnswerForThoseWhoAreSlowToReadLongOnes() throws Exception {
        var narrow = cacheWith(Duration.ofMillis(200), DataSize.ofMegabytes(1));
        var current = new CurrentHistory(registry.build(NOW), false);
        var reading = new CountDownLatch(1);
        var read = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = threads.submit(() -> {
                narrow.send(written(new Questions.Wordy("a".repeat(600_000))), current, representation -> {
                    reading.countDown();
                    awaitOpening(read);
                });
                return true;
            });
            reading.await();

            var another = written(new Questions.Wordy("b".repeat(600_000)));
            assertThatExceptionOfType(NotInTime.class).isThrownBy(() -> get(narrow, another, current));
            assertThat(body(get(narrow, written(new Questions.Counting(computed, LONG)), current)))
                    .contains("How often");

            read.countDown();
            assertThat(slow.get()).isTrue();
            assertThat(body(get(narrow, another, current))).contains("bbb");
        }
    }

    private static void awaitOpening(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void computesNoMoreAtOnceThanThereIsMemoryFor() throws Exception {
        var narrow = cacheWith(PATIENCE, DataSize.ofBytes(1));
        var current = new CurrentHistory(registry.build(NOW), false);
        var under = new AtomicInteger();
        var mostUnder = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 20)
                    .mapToObj(i -> threads.submit(
                            () -> get(narrow, written(new Questions.OneAtATime(under, mostUnder, "" + i)), current)))
                    .toList();

            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.get().length()).isPositive());
        }
        assertThat(mostUnder).hasValue(1);
    }
}
