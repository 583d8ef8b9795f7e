package io.deployinsights.insights.metric;

import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.history.Target;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.selection.Reason;
import io.deployinsights.insights.selection.Selection;
import io.deployinsights.insights.statistics.Sample;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long it takes from a failed deployment to the next success, per service and environment.
 *
 * <p>An episode belongs to the window that its end is in, and to the person and deployment type that ended it. The open one is what was
 * open at the window's end, and belongs to the person and deployment type that opened it.
 */
public final class RecoveryTime implements Metric<RecoveryTime.Result> {

    /**
     * What is known of one service in one environment. Times are null when there was no recovery.
     *
     * @param open the episode that has not ended, null when the last finished deployment succeeded
     */
    public record Result(
            @Nullable String serviceName,
            @Nullable String environment,
            int recoveries,
            @Nullable Double averageSeconds,
            @Nullable Double medianSeconds,
            @Nullable Double p90Seconds,
            @Nullable Open open) {

        private static Result of(Target target, Sample recoveries, @Nullable Open open) {
            if (recoveries.size() == 0) {
                return new Result(target.serviceName(), target.environment(), 0, null, null, null, open);
            }
            double[] percentiles = recoveries.percentilesSeconds(0.5, 0.9);
            return new Result(
                    target.serviceName(),
                    target.environment(),
                    recoveries.size(),
                    recoveries.averageSeconds(),
                    percentiles[0],
                    percentiles[1],
                    open);
        }
    }

    /**
     * A failure that no success has followed.
     *
     * @param since when the deployment that opened the episode was complete
     * @param deploymentId that deployment
     */
    public record Open(Instant since, @Nullable String deploymentId) {}

    @Override
    public String name() {
        return "recovery-time";
    }

    @Override
    public String definition() {
        return "Time from the completion of a deployment that failed or was rolled back to that of the next success.";
    }

    @Override
    public @Nullable Reason exclusion(DeploymentHistory history, int row) {
        var unfinished = Exclusions.unlessFinished(history, row);
        if (unfinished != null) {
            return unfinished;
        }
        return Reason.hasNegativeDuration(history, row) ? Reason.NEGATIVE_DURATION : null;
    }

    @Override
    public Measurement<Result> measure(DeploymentHistory history, Query query) {
        var targets = Selection.byTarget(history, query);
        var recoveries =
                Stream.generate(Sample::new).limit(targets.groups().size()).toArray(Sample[]::new);
        int[] openRows = Episodes.tell(history, query.window().toMillis(), (opening, ending) -> {
            long endedAtMillis = history.completedAtMillis(ending);
            int target = targets.group(ending, endedAtMillis);
            if (target != Selection.NONE) {
                recoveries[target].add(endedAtMillis - history.completedAtMillis(opening));
            }
        });
        var open = openByGroup(history, targets, openRows);
        var results = IntStream.range(0, recoveries.length)
                .mapToObj(i -> Result.of(targets.groups().get(i), recoveries[i], open[i]))
                .toList();
        return new Measurement<>(results, Scan.of(history, targets, this, (target, row) -> {}));
    }

    private static @Nullable Open[] openByGroup(DeploymentHistory history, Selection<Target> targets, int[] openRows) {
        var open = new @Nullable Open[targets.groups().size()];
        Arrays.stream(openRows).filter(row -> row != Episodes.NONE).forEach(row -> {
            int target = targets.groupWhenever(row);
            if (target != Selection.NONE) {
                open[target] = new Open(Instant.ofEpochMilli(history.completedAtMillis(row)), history.id(row));
            }
        });
        return open;
    }
}
