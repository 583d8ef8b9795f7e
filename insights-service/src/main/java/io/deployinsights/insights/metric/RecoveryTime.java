package io.deployinsights.insights.metric;

import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.history.Episodes;
import io.deployinsights.insights.history.Target;
import io.deployinsights.insights.repair.Recoveries;
import io.deployinsights.insights.selection.Facts;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.selection.Reason;
import io.deployinsights.insights.selection.Scan;
import io.deployinsights.insights.selection.Selection;
import io.deployinsights.insights.statistics.Sample;
import java.time.Instant;
import java.util.stream.IntStream;
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
    public record Open(Instant since, @Nullable String deploymentId) {

        private static Open of(DeploymentHistory history, int row) {
            return new Open(Instant.ofEpochMilli(history.completedAtMillis(row)), history.id(row));
        }
    }

    @Override
    public String name() {
        return "recovery-time";
    }

    @Override
    public String definition() {
        return "Time from the completion of a deployment that failed or was rolled back to that of the next success.";
    }

    @Override
    public @Nullable Reason exclusion(Facts facts) {
        var unfinished = facts.whyUnfinished();
        if (unfinished != null) {
            return unfinished;
        }
        return facts.endsBeforeStart() ? Reason.NEGATIVE_DURATION : null;
    }

    @Override
    public Measurement<Result> measure(DeploymentHistory history, Query query) {
        var targets = Selection.byTarget(history, query);
        int size = targets.groups().size();
        var durations = Recoveries.durations(
                history, targets, query.window().fromMillis(), query.window().toMillis());
        var open = new @Nullable Open[size];
        for (int target = 0; target < history.targets().size(); target++) {
            int opening = Recoveries.open(history, target, query.window().toMillis());
            int group = opening == Episodes.NONE ? Selection.NONE : targets.groupWhenever(opening);
            if (group != Selection.NONE) {
                open[group] = Open.of(history, opening);
            }
        }
        var results = IntStream.range(0, size)
                .mapToObj(i -> Result.of(targets.groups().get(i), durations[i], open[i]))
                .toList();
        return new Measurement<>(results, Scan.excluded(history, targets, this));
    }
}
