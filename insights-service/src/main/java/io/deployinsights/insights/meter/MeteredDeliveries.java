package io.deployinsights.insights.meter;

import io.deployinsights.insights.deployment.Outcome;
import io.deployinsights.insights.deployment.Target;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.metric.failure.FailureRate;
import io.deployinsights.insights.metric.quality.DataQuality;
import io.deployinsights.insights.metric.throughput.LeadTime;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.window.Window;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The numbers of a history that the meters have, by their labels.
 *
 * @param deployments of all time
 * @param changeFailures in the window; a target is missing where nothing has finished
 * @param leadTimes in seconds, in the window; a service is missing where nothing has succeeded, and so is one that isn't named
 * @param faultyRecords by fault, every one of them
 */
record MeteredDeliveries(
        Map<Group, Long> deployments,
        Map<Target, Share> changeFailures,
        Map<Percentile, Double> leadTimes,
        Map<String, Integer> faultyRecords) {

    /** Deployments with the same labels. */
    record Group(Target target, Outcome outcome) {}

    /** A percentile of a service's lead times, such as {@code 0.5}. */
    record Percentile(String service, String quantile) {}

    /** Finished deployments, and how many of them failed or were rolled back. */
    record Share(int failures, int finished) {

        Share and(Share other) {
            return new Share(failures + other.failures, finished + other.finished);
        }

        /** From 0 to 1. */
        double ratio() {
            return (double) failures / finished;
        }
    }

    static MeteredDeliveries of(DeploymentHistory history, MeterProperties properties) {
        var counts = Counts.of(history);
        var services = counts.mostFrequent(Target::serviceName, properties.services());
        var environments = counts.mostFrequent(Target::environment, properties.environments());
        UnaryOperator<Target> labels =
                target -> new Target(services.label(target.serviceName()), environments.label(target.environment()));
        var window = new Window(history.asOf().minus(properties.window()), null, ZoneOffset.UTC);
        var recent = new Query(Set.of(), Set.of(), Set.of(), Set.of(), window);
        return new MeteredDeliveries(
                counts.labelled(labels),
                changeFailures(history, recent, labels),
                leadTimes(history, recent, services),
                faults(history));
    }

    private static Map<Target, Share> changeFailures(
            DeploymentHistory history, Query asked, UnaryOperator<Target> labels) {
        return new FailureRate()
                .measure(history, asked).results().stream()
                        .filter(result -> result.finished() > 0)
                        .collect(Collectors.toMap(
                                result -> labels.apply(new Target(result.serviceName(), result.environment())),
                                result -> new Share(result.failed() + result.rolledBack(), result.finished()),
                                Share::and));
    }

    private static Map<Percentile, Double> leadTimes(DeploymentHistory history, Query asked, LabelNames services) {
        var leadTimes = new HashMap<Percentile, Double>();
        for (var result : new LeadTime().measure(history, asked).results()) {
            var service = LabelNames.named(result.serviceName());
            var median = result.medianSeconds();
            var p90 = result.p90Seconds();
            var p95 = result.p95Seconds();
            if (services.frequent().contains(service) && median != null && p90 != null && p95 != null) {
                leadTimes.put(new Percentile(service, "0.5"), median);
                leadTimes.put(new Percentile(service, "0.9"), p90);
                leadTimes.put(new Percentile(service, "0.95"), p95);
            }
        }
        return leadTimes;
    }

    private static Map<String, Integer> faults(DeploymentHistory history) {
        return new DataQuality()
                .measure(history, Query.ALL).results().stream()
                        .collect(Collectors.toMap(DataQuality.Result::kind, DataQuality.Result::deployments));
    }
}
