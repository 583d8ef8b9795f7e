package io.deployinsights.insights.health;

import io.deployinsights.insights.sharing.SharedCall;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that the service depends on, asked once for all who want to know meanwhile: one that hangs must not pile up calls.
 * {@code dependency.up} is what it answered last.
 */
final class Dependency {

    /** A second less than the service promises, for all else that an answer takes on a machine that is busy. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final SharedCall<Boolean> probe;
    /** What it answered last, null before it was asked for the first time. */
    private volatile @Nullable Boolean lastAnswer;

    Dependency(String name, BooleanSupplier probe, MeterRegistry meters) {
        this.probe = new SharedCall<>(name + "-probe", () -> ask(probe));
        Gauge.builder("dependency.up", this::up)
                .description("1 when the dependency answered when it was last asked, 0 when not")
                .tag("dependency", name)
                .register(meters);
    }

    /** Asks it, unless it is being asked. */
    SharedCall.Pending<Boolean> start() {
        return probe.start();
    }

    /** Whatever has not answered in time counts as away. */
    static boolean answers(SharedCall.Pending<Boolean> started) {
        return started.within(PATIENCE).orElse(false);
    }

    private boolean ask(BooleanSupplier probe) {
        boolean up = false;
        try {
            up = probe.getAsBoolean();
        } finally {
            lastAnswer = up;
        }
        return up;
    }

    private double up() {
        var answer = lastAnswer;
        return answer == null ? Double.NaN : answer ? 1 : 0;
    }
}
