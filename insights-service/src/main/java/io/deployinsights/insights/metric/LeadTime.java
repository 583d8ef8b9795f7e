package io.deployinsights.insights.metric;

import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.selection.Reason;
import io.deployinsights.insights.selection.Selection;
import io.deployinsights.insights.statistics.Sample;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How long a deployment takes that succeeds, per service. */
public final class LeadTime implements Metric<LeadTime.Result> {

    /** What is known of one service; all times are null when no deployment counts. */
    public record Result(
            @Nullable String serviceName,
            int deployments,
            @Nullable Double averageSeconds,
            @Nullable Double medianSeconds,
            @Nullable Double p90Seconds,
            @Nullable Double p95Seconds,
            @Nullable Double minSeconds,
            @Nullable Double maxSeconds) {

        private static Result of(@Nullable String serviceName, Sample durations) {
            if (durations.size() == 0) {
                return new Result(serviceName, 0, null, null, null, null, null, null);
            }
            double[] percentiles = durations.percentilesSeconds(0.5, 0.9, 0.95, 0, 1);
            return new Result(
                    serviceName,
                    durations.size(),
                    durations.averageSeconds(),
                    percentiles[0],
                    percentiles[1],
                    percentiles[2],
                    percentiles[3],
                    percentiles[4]);
        }
    }

    @Override
    public String name() {
        return "lead-time";
    }

    @Override
    public String definition() {
        return "Time from start to finish of the deployments that succeeded.";
    }

    @Override
    public @Nullable Reason exclusion(DeploymentHistory history, int row) {
        var notSucceeded = Exclusions.unlessSucceeded(history, row);
        if (notSucceeded != null) {
            return notSucceeded;
        } else if (history.finishedAtMillis(row) == DeploymentHistory.NO_TIME) {
            return Reason.MISSING_FINISH;
        }
        return Reason.hasNegativeDuration(history, row) ? Reason.NEGATIVE_DURATION : null;
    }

    @Override
    public Measurement<Result> measure(DeploymentHistory history, Query query) {
        var services = Selection.byService(history, query);
        var durations =
                Stream.generate(Sample::new).limit(services.groups().size()).toArray(Sample[]::new);
        var excluded = Scan.of(
                history,
                services,
                this,
                (service, row) -> durations[service].add(history.finishedAtMillis(row) - history.startedAtMillis(row)));
        var results = IntStream.range(0, durations.length)
                .mapToObj(service -> Result.of(services.groups().get(service), durations[service]))
                .toList();
        return new Measurement<>(results, excluded);
    }
}
