package io.deployinsights.insights.current;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.function.Supplier;

/** How long refreshes of the history take: {@code insights.history.refresh} by outcome. */
final class RefreshMeters {

    private final MeterRegistry meters;
    private final Timer succeeded;
    private final Timer failed;

    RefreshMeters(MeterRegistry meters) {
        this.meters = meters;
        succeeded = timer("success");
        failed = timer("failure");
    }

    /** The result of a refresh, whose time is taken. */
    <T> T timed(Supplier<T> refresh) {
        var sample = Timer.start(meters);
        var outcome = failed;
        try {
            var result = refresh.get();
            outcome = succeeded;
            return result;
        } finally {
            sample.stop(outcome);
        }
    }

    private Timer timer(String outcome) {
        return Timer.builder("insights.history.refresh")
                .description("Refreshes of the history, repeated calls included")
                .tag("outcome", outcome)
                .register(meters);
    }
}
