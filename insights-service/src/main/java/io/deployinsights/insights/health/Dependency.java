package io.deployinsights.insights.health;

import io.deployinsights.insights.sharing.SharedCall;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that the service depends on, asked once for all who want to know meanwhile: one that hangs must not pile up calls.
 * {@code dependency.up} is what it answered last.
 */
final class Dependency<T> {

    /** A second less than the service promises, for all else that an answer takes on a machine that is busy. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final SharedCall<T> probe;

    private final Predicate<T> isUp;
    /** Whether it was up when it was asked last, null before that was for the first time. */
    private volatile @Nullable Boolean lastAnswer;

    Dependency(String name, Supplier<T> probe, Predicate<T> isUp, MeterRegistry meters) {
        this.isUp = isUp;
        this.probe = new SharedCall<>(name + "-probe", () -> ask(probe));
        Gauge.builder("dependency.up", this::up)
                .description("1 when the dependency answered when it was last asked, 0 when not")
                .tag("dependency", name)
                .register(meters);
    }

    /** Asks it, unless it is being asked. */
    SharedCall.Pending<T> start() {
        return probe.start();
    }

    /** Empty where it has not answered in time: then it counts as away. */
    static <T> Optional<T> answer(SharedCall.Pending<T> started) {
        return started.within(PATIENCE);
    }

    private T ask(Supplier<T> probe) {
        boolean up = false;
        try {
            var answer = probe.get();
            up = isUp.test(answer);
            return answer;
        } finally {
            lastAnswer = up;
        }
    }

    private double up() {
        var answer = lastAnswer;
        return answer == null ? Double.NaN : answer ? 1 : 0;
    }
}
