package io.deployinsights.insights.metric.failure;

import io.deployinsights.insights.deployment.Status;
import io.deployinsights.insights.deployment.Target;
import io.deployinsights.insights.exclusion.Facts;
import io.deployinsights.insights.exclusion.Reason;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.metric.Measurement;
import io.deployinsights.insights.metric.Metric;
import io.deployinsights.insights.metric.Table;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.selection.Scan;
import io.deployinsights.insights.selection.Selection;
import io.deployinsights.insights.statistics.Sample;
import java.time.Instant;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How long it takes from a failed deployment to what ended the failure, per service and environment.
 *
 * <p>An episode belongs to the window that its end is in, and to the person and deployment type that ended it. The open one is what was
 * open at the window's end, and belongs to the person and deployment type that opened it.
 */
public final class RecoveryTime implements Metric<RecoveryTime.Result> {

    /**
     * What is known of one service in one environment. Times are null when there was no recovery.
     *
     * @param open the episode that was open at the window's end, null when none was
     * @param openEpisodes how many were, which is one or none
     */
    public record Result(
            @Nullable String serviceName,
            @Nullable String environment,
            int recoveries,
            @Nullable Double averageSeconds,
            @Nullable Double medianSeconds,
            @Nullable Double p90Seconds,
            @Nullable Open open,
            int openEpisodes) {

        private static Result of(Target target, Sample recoveries, @Nullable Open open) {
            int openEpisodes = open == null ? 0 : 1;
            if (recoveries.size() == 0) {
                return new Result(target.serviceName(), target.environment(), 0, null, null, null, open, openEpisodes);
            }
            double[] percentiles = recoveries.percentilesSeconds(0.5, 0.9);
            return new Result(
                    target.serviceName(),
                    target.environment(),
                    recoveries.size(),
                    recoveries.averageSeconds(),
                    percentiles[0],
                    percentiles[1],
                    open,
                    openEpisodes);
        }
    }

    /**
     * A failure that nothing has ended.
     *
     * @param since when the deployment that opened the episode was complete
     * @param deploymentId that deployment
     */
    public record Open(Instant since, @Nullable String deploymentId) {

        private static Open of(DeploymentHistory history, int row) {
            return new Open(Instant.ofEpochMilli(history.completedAtMillis(row)), history.id(row));
        }
    }

    private static final Table<Result, Result> TABLE = Table.of(Result.class)
            .with("serviceName", Result::serviceName)
            .with("environment", Result::environment)
            .with("recoveries", Result::recoveries)
            .with("averageSeconds", Result::averageSeconds)
            .with("medianSeconds", Result::medianSeconds)
            .with("p90Seconds", Result::p90Seconds)
            .with("openSince", Result::open, Open::since)
            .with("openDeploymentId", Result::open, Open::deploymentId)
            .with("openEpisodes", Result::openEpisodes);

    @Override
    public String name() {
        return "recovery-time";
    }

    @Override
    public String summary() {
        return "Time from a failed deployment to what ended the failure, per service and environment";
    }

    @Override
    public String definition() {
        return "Time from a deployment that failed to what ended the failure, and from the start of what was rolled"
                + " back to its roll-back.";
    }

    @Override
    public Table<Result, ?> table() {
        return TABLE;
    }

    @Override
    public @Nullable Reason exclusion(Facts facts) {
        var unfinished = facts.whyUnfinished();
        if (unfinished != null) {
            return unfinished;
        }
        if (facts.endsBeforeStart()) {
            return Reason.NEGATIVE_DURATION;
        }
        // Without it, it is unknown how long the deployment had been there before its roll-back.
        return facts.status() == Status.ROLLED_BACK && !facts.hasFinish() ? Reason.MISSING_FINISH : null;
    }

    @Override
    public Measurement<Result> measure(DeploymentHistory history, Query query) {
        var targets = Selection.byTarget(history, query);
        int size = targets.groups().size();
        var durations = Recoveries.durations(
                history, targets, query.window().fromMillis(), query.window().toMillis());
        var open = new @Nullable Open[size];
        Recoveries.open(history, targets, query.window().toMillis())
                .forEach(row -> open[targets.groupWhenever(row)] = Open.of(history, row));
        var results = IntStream.range(0, size)
                .mapToObj(i -> Result.of(targets.groups().get(i), durations[i], open[i]))
                .toList();
        return new Measurement<>(results, Scan.excluded(history, targets, this));
    }
}
