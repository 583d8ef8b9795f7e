package io.deployinsights.insights.metric;

import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.history.Status;
import io.deployinsights.insights.history.Target;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.selection.Reason;
import io.deployinsights.insights.selection.Selection;
import io.deployinsights.insights.statistics.WilsonInterval;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How often deployments fail or are rolled back, per service and environment. */
public final class FailureRate implements Metric<FailureRate.Result> {

    /**
     * What is known of one service in one environment. Rates are from 0 to 1, and null when nothing has finished.
     *
     * @param confidence95 the lower and the upper end of the 95 % interval of the change failure rate
     */
    public record Result(
            @Nullable String serviceName,
            @Nullable String environment,
            int finished,
            int failed,
            int rolledBack,
            @Nullable Double failureRate,
            @Nullable Double rollbackRate,
            @Nullable Double changeFailureRate,
            @Nullable List<Double> confidence95) {

        private static Result of(Target target, int finished, int failed, int rolledBack) {
            if (finished == 0) {
                return new Result(target.serviceName(), target.environment(), 0, 0, 0, null, null, null, null);
            }
            var interval = WilsonInterval.of(failed + rolledBack, finished);
            return new Result(
                    target.serviceName(),
                    target.environment(),
                    finished,
                    failed,
                    rolledBack,
                    (double) failed / finished,
                    (double) rolledBack / finished,
                    (double) (failed + rolledBack) / finished,
                    List.of(interval.low(), interval.high()));
        }
    }

    @Override
    public String name() {
        return "failure-rate";
    }

    @Override
    public String definition() {
        return "Share of finished deployments that failed or were rolled back.";
    }

    @Override
    public @Nullable Reason exclusion(DeploymentHistory history, int row) {
        return Exclusions.unlessFinished(history, row);
    }

    @Override
    public Measurement<Result> measure(DeploymentHistory history, Query query) {
        var targets = Selection.byTarget(history, query);
        int[] finished = new int[targets.groups().size()];
        int[] failed = new int[finished.length];
        int[] rolledBack = new int[finished.length];
        var excluded = Scan.of(history, targets, this, (target, row) -> {
            finished[target]++;
            failed[target] += history.status(row) == Status.FAILED ? 1 : 0;
            rolledBack[target] += history.status(row) == Status.ROLLED_BACK ? 1 : 0;
        });
        var results = IntStream.range(0, finished.length)
                .mapToObj(i -> Result.of(targets.groups().get(i), finished[i], failed[i], rolledBack[i]))
                .toList();
        return new Measurement<>(results, excluded);
    }
}
