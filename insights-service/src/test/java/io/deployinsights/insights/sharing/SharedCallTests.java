package io.deployinsights.insights.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedCallTests {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void isMadeOnceAtATime() {
        var gate = new CountDownLatch(1);
        var atOnce = new AtomicInteger();
        var mostAtOnce = new AtomicInteger();
        var call = new SharedCall<>("test", () -> {
            mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            awaitOpening(gate);
            atOnce.decrementAndGet();
            return calls.incrementAndGet();
        });
        var asked = new AtomicInteger();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 1_000)
                    .mapToObj(i -> threads.submit(() -> {
                        asked.incrementAndGet();
                        return call.start().within(PATIENCE).orElseThrow();
                    }))
                    .toList();
            await().until(() -> asked.get() == 1_000);
            gate.countDown();

            assertThat(answers).allSatisfy(answer -> assertThat(answer.get()).isPositive());
        }
        assertThat(mostAtOnce).hasValue(1);
        assertThat(calls).hasValueLessThan(1_000);
    }

    @Test
    void isMadeAnewOnceItHasEnded() {
        var call = new SharedCall<>("test", calls::incrementAndGet);

        assertThat(call.start().within(PATIENCE)).hasValue(1);
        assertThat(call.start().within(PATIENCE)).hasValue(2);
    }

    @Test
    void failsForAllWaitingCallersAndCanBeMadeAgain() {
        var call = new SharedCall<>("test", () -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("at first");
            }
            return "then";
        });

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> call.start().within(PATIENCE))
                .withMessage("at first");
        assertThat(call.start().within(PATIENCE)).hasValue("then");
    }

    @Test
    void isWaitedForOnceAndNotByOneAfterTheOther() {
        var gate = new CountDownLatch(1);
        var call = new SharedCall<>("test", () -> {
            awaitOpening(gate);
            return calls.incrementAndGet();
        });
        var asked = System.nanoTime();

        for (int i = 0; i < 1_000; i++) {
            assertThat(call.start().within(Duration.ofMillis(50))).isEmpty();
        }

        // Waited for by each of them it would have taken 50 s.
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(25));
        var running = call.start();
        gate.countDown();
        assertThat(running.within(PATIENCE)).hasValue(1);
    }

    @Test
    void isWaitedForInWhatWasStartedAlsoWhenThatHasEnded() {
        var call = new SharedCall<>("test", calls::incrementAndGet);
        var first = call.start();
        assertThat(first.within(PATIENCE)).hasValue(1);

        assertThat(call.start().within(PATIENCE)).hasValue(2);
        assertThat(first.within(PATIENCE)).hasValue(1);
    }

    private static void awaitOpening(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
