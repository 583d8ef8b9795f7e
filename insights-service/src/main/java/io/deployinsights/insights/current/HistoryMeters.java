package io.deployinsights.insights.current;

import io.deployinsights.insights.history.DeploymentHistory;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** How large, how old and how current the history is that answers. Reading them changes nothing. */
final class HistoryMeters implements MeterBinder {

    private final PolledHistory history;
    private final InstantSource clock;

    HistoryMeters(PolledHistory history, InstantSource clock) {
        this.history = history;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("insights.history.deployments", () -> ofLatest(DeploymentHistory::size))
                .description("Deployments in the history that answers")
                .register(meters);
        TimeGauge.builder("insights.history.age", this::ageMillis, TimeUnit.MILLISECONDS)
                .description("How long ago the history that answers was current")
                .register(meters);
        Gauge.builder("insights.history.stale", () -> history.isStale() ? 1 : 0)
                .description("1 when an insight asked for now is answered from an earlier state, or not at all")
                .register(meters);
        TimeGauge.builder("insights.feed.lag", () -> history.lag().toMillis(), TimeUnit.MILLISECONDS)
                .description("For how long the end of the registry's change feed has been tried for in vain")
                .register(meters);
    }

    private double ageMillis() {
        return ofLatest(
                latest -> Duration.between(latest.asOf(), clock.instant()).toMillis());
    }

    private double ofLatest(ToDoubleFunction<DeploymentHistory> property) {
        var latest = history.latest();
        return latest == null ? Double.NaN : property.applyAsDouble(latest);
    }
}
