package io.deployinsights.insights.health;

import io.deployinsights.insights.sharing.SharedCall;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that the service depends on, asked once for all who want to know meanwhile: one that hangs must not pile up calls.
 * {@code dependency.up} tells what it answered last.
 */
final class Dependency {

    /** A second less than the service promises, for all else that an answer takes on a machine that is busy. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration YOUNG = Duration.ofSeconds(1);

    private record Told(boolean up, long atNanos) {

        boolean isYoung() {
            return System.nanoTime() - atNanos < YOUNG.toNanos();
        }
    }

    private final SharedCall<Boolean> probe;
    private volatile @Nullable Told last;

    Dependency(String name, BooleanSupplier probe, MeterRegistry meters) {
        this.probe = new SharedCall<>(name + "-probe", () -> ask(probe));
        Gauge.builder("dependency.up", this::up)
                .description("1 when the dependency answered when it was last asked, 0 when not")
                .tag("dependency", name)
                .register(meters);
    }

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
            last = new Told(up, System.nanoTime());
        }
        return up;
    }

    /** What is known, so that nobody who scrapes waits; it is asked again behind that. */
    private double up() {
        var told = last;
        if (told == null || !told.isYoung()) {
            probe.start();
        }
        return told == null ? Double.NaN : told.up() ? 1 : 0;
    }
}
