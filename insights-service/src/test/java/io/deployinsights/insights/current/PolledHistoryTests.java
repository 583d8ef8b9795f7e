package io.deployinsights.insights.current;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.deployinsights.insights.StandInRegistry;
import io.deployinsights.insights.registry.HistoryUnreadable;
import io.deployinsights.insights.registry.Registry;
import io.deployinsights.insights.registry.RegistryUnavailable;
import io.deployinsights.insights.registry.http.Registries;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PolledHistoryTests {

    private static final HistoryProperties PROPERTIES =
            new HistoryProperties(Duration.ofSeconds(5), Duration.ofHours(1), Duration.ofMinutes(1));

    @AutoClose
    private final StandInRegistry standIn = new StandInRegistry();

    private final Registry registry = Registries.at(standIn.url());
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-04-14T09:00:00Z"));
    private final HistorySource source = history(PROPERTIES);

    @Test
    void isOfTheMomentBeforeTheListWasAskedFor() {
        var before = now.get();
        standIn.lists(exchange -> {
            pass(Duration.ofSeconds(3));
            StandInRegistry.json("[{}]").handle(exchange);
        });

        assertThat(source.current().history().asOf()).isEqualTo(before);
    }

    @Test
    void isReadAnewBehindTheAnswersOnceItIsGettingOld() {
        var first = source.current().history();
        pass(Duration.ofMillis(2_499));
        source.current();
        assertThat(standIn.lists()).isEqualTo(1);

        pass(Duration.ofMillis(1));
        standIn.lists(standIn.hangs());
        assertThat(source.current().history()).isSameAs(first);
        assertThat(source.current().stale()).isFalse();
        await().until(() -> standIn.lists() == 2);
    }

    @Test
    void isWaitedForOnceItIsTooOld() {
        source.current();

        pass(Duration.ofSeconds(5));
        standIn.lists("[{}]");

        assertThat(source.current().history().size()).isEqualTo(1);
        assertThat(source.current().stale()).isFalse();
        assertThat(standIn.lists()).isEqualTo(2);
    }

    @Test
    void isReadOnceForEverybodyWhoWaits() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 200)
                    .mapToObj(i -> threads.submit(source::current))
                    .toList();

            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.get().stale()).isFalse());
        }
        assertThat(standIn.lists()).isEqualTo(1);
    }

    @Test
    void isReadOnceMoreForWhoJoinsAReadingThatBeganTooLongAgo() throws Exception {
        var gate = new CountDownLatch(1);
        var pages = new AtomicInteger();
        standIn.changes(exchange -> {
            pages.incrementAndGet();
            awaitOpening(gate);
            StandInRegistry.json("{\"epoch\":\"e\",\"items\":[],\"next\":\"1\",\"more\":false}")
                    .handle(exchange);
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(source::current);
            await().until(() -> pages.get() == 1);
            pass(Duration.ofSeconds(6));
            var later = threads.submit(() -> {
                var asked = now.get();
                gate.countDown();
                assertThat(source.current().history().asOf()).isAfterOrEqualTo(asked.minusSeconds(5));
                return asked;
            });

            assertThat(first.get().stale()).isFalse();
            assertThat(later.get()).isEqualTo(now.get());
        }
    }

    private static void awaitOpening(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void isTheEarlierOneWhileTheRegistryIsAway() {
        var earlier = source.current().history();
        standIn.lists(StandInRegistry.status(503));
        pass(Duration.ofSeconds(6));

        var answer = source.current();

        assertThat(answer.stale()).isTrue();
        assertThat(answer.history()).isSameAs(earlier);
    }

    @Test
    void letsNobodyWaitForARegistryThatHasFailed() {
        var earlier = source.current().history();
        standIn.lists(StandInRegistry.status(503));
        pass(Duration.ofSeconds(6));
        source.current();
        standIn.lists(standIn.hangs());

        assertThat(source.current().history()).isSameAs(earlier);
        await().until(() -> standIn.lists() == 3);
        assertThat(source.current().stale()).isTrue();
    }

    @Test
    void isTheEarlierOneAfterAWhileOfWaitingForASlowRegistry() {
        var impatient = history(patience(Duration.ofMillis(100)));
        await().ignoreExceptionsInstanceOf(HistoryUnreadable.class)
                .until(() -> !impatient.current().stale());
        var earlier = impatient.current().history();
        standIn.lists(standIn.hangs());
        pass(Duration.ofSeconds(6));

        assertThat(impatient.current().history()).isSameAs(earlier);
        assertThat(impatient.current().stale()).isTrue();
    }

    @Test
    void saysThatItIsStillBeingReadWhenThereIsNoEarlierOne() {
        var impatient = history(patience(Duration.ofMillis(100)));
        standIn.lists(standIn.hangs());

        assertThatExceptionOfType(HistoryUnreadable.class)
                .isThrownBy(impatient::current)
                .withMessage("The registry's history is still being read. Ask again in a moment.");
    }

    @Test
    void isReadBeforeAnybodyAsks() {
        var eager = history(PROPERTIES);

        eager.warmUp();

        await().until(() -> standIn.lists() == 1);
    }

    @Test
    void isCurrentAgainOnceTheRegistryIsBack() {
        source.current();
        standIn.lists(StandInRegistry.status(503));
        pass(Duration.ofSeconds(6));
        source.current();
        standIn.lists("[{}]");
        pass(Duration.ofSeconds(2));

        await().until(() -> !source.current().stale());
        assertThat(source.current().history().size()).isEqualTo(1);
    }

    @Test
    void isNoneWhenTheEarlierOneIsTooOld() {
        source.current();
        standIn.lists(StandInRegistry.status(503));
        pass(Duration.ofHours(1).minusMillis(1));
        assertThat(source.current().stale()).isTrue();

        pass(Duration.ofMillis(1));

        assertThatExceptionOfType(RegistryUnavailable.class).isThrownBy(source::current);
    }

    @Test
    void isNoneWhenThereNeverWasOne() {
        standIn.lists(StandInRegistry.status(503));

        assertThatExceptionOfType(RegistryUnavailable.class).isThrownBy(source::current);
        assertThatExceptionOfType(RegistryUnavailable.class).isThrownBy(source::current);

        standIn.lists("[]");
        assertThat(source.current().stale()).isFalse();
    }

    @Test
    void isReadAnewWhenTheClockIsSetBack() {
        source.current();

        pass(Duration.ofHours(-1));
        source.current();

        assertThat(standIn.lists()).isEqualTo(2);
    }

    private static HistoryProperties patience(Duration patience) {
        return new HistoryProperties(PROPERTIES.maxStaleness(), PROPERTIES.maxStale(), patience);
    }

    private void pass(Duration time) {
        now.updateAndGet(moment -> moment.plus(time));
    }

    private PolledHistory history(HistoryProperties properties) {
        var meters = new SimpleMeterRegistry();
        return new PolledHistory(registry, properties, now::get, meters, List.of());
    }
}
