package io.deployinsights.insights.meter;

import io.deployinsights.insights.current.HistoryFollower;
import io.deployinsights.insights.deployment.Target;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.meter.MeteredDeliveries.Share;
import io.deployinsights.insights.sharing.SharedCall;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The numbers of the latest history as meters. They are computed behind a refresh and never by a scrape: once for each state of the history, at
 * most every few seconds; and again after a while, because the window moves and records get stuck.
 */
@Component
final class DeliveryMeters implements HistoryFollower {

    private static final Duration OFTEN = Duration.ofSeconds(5);
    private static final Duration SELDOM = Duration.ofMinutes(1);

    private final MeterProperties properties;
    private final MultiGauge deployments;
    private final MultiGauge changeFailureRatio;
    private final MultiGauge finished;
    private final MultiGauge leadTime;
    private final MultiGauge faultyRecords;
    private final SharedCall<MeteredDeliveries> computing = new SharedCall<>("delivery-meters", this::compute);
    private volatile @Nullable DeploymentHistory latest;
    private volatile @Nullable DeploymentHistory published;

    DeliveryMeters(MeterProperties properties, MeterRegistry meters) {
        this.properties = properties;
        deployments = gauge("insights.deployments", "Deployments in the history, of all time", null, meters);
        changeFailureRatio = gauge(
                "insights.change.failure.ratio",
                "Change failure rate, from 0 to 1, of recent deployments",
                null,
                meters);
        finished = gauge(
                "insights.finished.deployments", "Recent deployments that the change failure rate is of", null, meters);
        leadTime = gauge("insights.lead.time", "Time from start to success of recent deployments", "seconds", meters);
        faultyRecords = gauge("insights.data.quality.records", "Records of the history with a fault", null, meters);
    }

    @Override
    public void follow(DeploymentHistory history) {
        latest = history;
        var before = published;
        if (before == null || isDue(before, history)) {
            computing.start();
        }
    }

    private static boolean isDue(DeploymentHistory before, DeploymentHistory history) {
        var rest = before.version().equals(history.version()) ? SELDOM : OFTEN;
        return !before.asOf().plus(rest).isAfter(history.asOf())
                || history.asOf().isBefore(before.asOf());
    }

    private MeteredDeliveries compute() {
        var history = Objects.requireNonNull(latest, "followed before it is computed");
        published = history;
        var delivery = MeteredDeliveries.of(history, properties);
        register(
                deployments,
                delivery.deployments(),
                group -> tags(group.target()).and("outcome", group.outcome().key()));
        register(changeFailureRatio, delivery.changeFailures(), DeliveryMeters::tags, Share::ratio);
        register(finished, delivery.changeFailures(), DeliveryMeters::tags, Share::finished);
        register(
                leadTime,
                delivery.leadTimes(),
                each -> Tags.of("service", each.service(), "quantile", each.quantile()));
        register(faultyRecords, delivery.faultyRecords(), fault -> Tags.of("fault", fault));
        return delivery;
    }

    private static <K> void register(MultiGauge gauge, Map<K, ? extends Number> values, Function<K, Tags> tags) {
        register(gauge, values, tags, Number::doubleValue);
    }

    private static <K, V> void register(
            MultiGauge gauge, Map<K, V> values, Function<K, Tags> tags, ToDoubleFunction<V> number) {
        gauge.register(
                values.entrySet().stream()
                        .map(entry -> Row.of(tags.apply(entry.getKey()), number.applyAsDouble(entry.getValue())))
                        .toList(),
                true);
    }

    private static Tags tags(Target target) {
        return Tags.of(
                "service", String.valueOf(target.serviceName()), "environment", String.valueOf(target.environment()));
    }

    private static MultiGauge gauge(String name, String description, @Nullable String unit, MeterRegistry meters) {
        return MultiGauge.builder(name).description(description).baseUnit(unit).register(meters);
    }
}
