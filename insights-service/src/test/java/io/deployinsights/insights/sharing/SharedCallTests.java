package io.deployinsights.insights.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedCallTests {

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
                        return call.get();
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

        assertThat(call.get()).isEqualTo(1);
        assertThat(call.get()).isEqualTo(2);
    }

    @Test
    void tellsItsFailureToWhoeverWaitsAndCanBeMadeAgain() {
        var call = new SharedCall<>("test", () -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("at first");
            }
            return "then";
        });

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(call::get)
                .withMessage("at first");
        assertThat(call.get()).isEqualTo("then");
    }

    private static void awaitOpening(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
