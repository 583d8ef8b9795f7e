package io.deployinsights.insights.metric.failure;

import io.deployinsights.insights.deployment.Target;
import io.deployinsights.insights.exclusion.Facts;
import io.deployinsights.insights.exclusion.Reason;
import io.deployinsights.insights.history.Chunk;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.metric.Measurement;
import io.deployinsights.insights.metric.Metric;
import io.deployinsights.insights.metric.Table;
import io.deployinsights.insights.selection.Count;
import io.deployinsights.insights.selection.Picked;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.selection.Scan;
import io.deployinsights.insights.selection.Selection;
import java.util.Arrays;
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

    private static final Table<Result, Result> TABLE = Table.of(Result.class)
            .with("serviceName", Result::serviceName)
            .with("environment", Result::environment)
            .with("deployments", Result::deployments)
            .with("rework", Result::rework)
            .with("reworkRate", Result::reworkRate);

    @Override
    public String name() {
        return "rework-rate";
    }

    @Override
    public String summary() {
        return "Share of deployments that repaired an earlier one, per service and environment";
    }

    @Override
    public String definition() {
        return "Share of successful deployments that repaired an earlier one: they ended a failure, or are labelled"
                + " hotfix=true.";
    }

    @Override
    public Table<Result, ?> table() {
        return TABLE;
    }

    @Override
    public @Nullable Reason exclusion(Facts facts) {
        return facts.whyUnsuccessful();
    }

    @Override
    public Measurement<Result> measure(DeploymentHistory history, Query query) {
        var targets = Selection.byTarget(history, query);
        var repairs = Repairs.of(history);
        int size = targets.groups().size();
        var scan = Scan.of(history, targets, this, () -> new ReworkCounts(repairs, size));
        var results = IntStream.range(0, size)
                .mapToObj(i -> scan.counted().result(targets.groups().get(i), i))
                .toList();
        return new Measurement<>(results, scan.excluded());
    }

    /** The successes of each target, and which of them were rework. */
    private static final class ReworkCounts implements Count<ReworkCounts> {

        private final Repairs repairs;
        private final int[] deployments;
        private final int[] rework;

        ReworkCounts(Repairs repairs, int targets) {
            this.repairs = repairs;
            deployments = new int[targets];
            rework = new int[targets];
        }

        @Override
        public void add(Chunk chunk, Picked successes) {
            for (int i = 0; i < successes.size(); i++) {
                int target = successes.group(i);
                deployments[target]++;
                rework[target] += repairs.include(chunk, successes.place(i)) ? 1 : 0;
            }
        }

        @Override
        public void add(ReworkCounts later) {
            Arrays.setAll(deployments, target -> deployments[target] + later.deployments[target]);
            Arrays.setAll(rework, target -> rework[target] + later.rework[target]);
        }

        Result result(Target name, int target) {
            return Result.of(name, deployments[target], rework[target]);
        }
    }
}
