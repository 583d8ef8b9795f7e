package io.deployinsights.insights.metric;

import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.history.Target;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.selection.Reason;
import io.deployinsights.insights.selection.Selection;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How many of the successes repaired an earlier deployment, per service and environment. */
public final class ReworkRate implements Metric<ReworkRate.Result> {

    /**
     * What is known of one service in one environment.
     *
     * @param deployments successes
     * @param rework those of them that ended an episode of failure, or carry the label {@code hotfix=true}
     * @param reworkRate from 0 to 1, null when nothing has succeeded
     */
    public record Result(
            @Nullable String serviceName,
            @Nullable String environment,
            int deployments,
            int rework,
            @Nullable Double reworkRate) {

        private static Result of(Target target, int deployments, int rework) {
            var rate = deployments == 0 ? null : (Double) ((double) rework / deployments);
            return new Result(target.serviceName(), target.environment(), deployments, rework, rate);
        }
    }

    @Override
    public String name() {
        return "rework-rate";
    }

    @Override
    public String definition() {
        return "Share of successful deployments that repaired an earlier one: they ended a failure, or are labelled hotfix=true.";
    }

    @Override
    public @Nullable Reason exclusion(DeploymentHistory history, int row) {
        return Exclusions.unlessSucceeded(history, row);
    }

    @Override
    public Measurement<Result> measure(DeploymentHistory history, Query query) {
        var repairs = new BitSet(history.size());
        Episodes.tell(history, Long.MAX_VALUE, (opening, ending) -> repairs.set(ending));

        var targets = Selection.byTarget(history, query);
        int[] deployments = new int[targets.groups().size()];
        int[] rework = new int[deployments.length];
        var excluded = Scan.of(history, targets, this, (target, row) -> {
            deployments[target]++;
            rework[target] += repairs.get(row) || history.isHotfix(row) ? 1 : 0;
        });
        var results = IntStream.range(0, deployments.length)
                .mapToObj(i -> Result.of(targets.groups().get(i), deployments[i], rework[i]))
                .toList();
        return new Measurement<>(results, excluded);
    }
}
