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
import io.deployinsights.insights.statistics.WilsonInterval;
import java.util.Arrays;
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

    private static final Table<Result, Result> TABLE = Table.of(Result.class)
            .with("serviceName", Result::serviceName)
            .with("environment", Result::environment)
            .with("finished", Result::finished)
            .with("failed", Result::failed)
            .with("rolledBack", Result::rolledBack)
            .with("failureRate", Result::failureRate)
            .with("rollbackRate", Result::rollbackRate)
            .with("changeFailureRate", Result::changeFailureRate)
            .with("confidence95Low", Result::confidence95, List::getFirst)
            .with("confidence95High", Result::confidence95, List::getLast);

    @Override
    public String name() {
        return "failure-rate";
    }

    @Override
    public String title() {
        return "change failure rate";
    }

    @Override
    public String summary() {
        return "Failure and rollback rate, per service and environment";
    }

    @Override
    public String definition() {
        return "Share of finished deployments that failed or were rolled back.";
    }

    @Override
    public Table<Result, ?> table() {
        return TABLE;
    }

    @Override
    public @Nullable Reason exclusion(Facts facts) {
        return facts.whyUnfinished();
    }

    @Override
    public Measurement<Result> measure(DeploymentHistory history, Query query) {
        var targets = Selection.byTarget(history, query);
        int size = targets.groups().size();
        var scan = Scan.of(history, targets, this, () -> new OutcomeCounts(size));
        var results = IntStream.range(0, size)
                .mapToObj(i -> scan.counted().result(targets.groups().get(i), i))
                .toList();
        return new Measurement<>(results, scan.excluded());
    }

    /** The outcomes of the finished deployments of each target. */
    private static final class OutcomeCounts implements Count<OutcomeCounts> {

        private final int[] finished;
        private final int[] failed;
        private final int[] rolledBack;

        OutcomeCounts(int targets) {
            finished = new int[targets];
            failed = new int[targets];
            rolledBack = new int[targets];
        }

        @Override
        public void add(Chunk chunk, Picked ended) {
            for (int i = 0; i < ended.size(); i++) {
                int target = ended.group(i);
                finished[target]++;
                switch (chunk.status(ended.place(i))) {
                    case FAILED -> failed[target]++;
                    case ROLLED_BACK -> rolledBack[target]++;
                    default -> {
                        // Neither a failure nor a roll-back.
                    }
                }
            }
        }

        @Override
        public void add(OutcomeCounts later) {
            Arrays.setAll(finished, target -> finished[target] + later.finished[target]);
            Arrays.setAll(failed, target -> failed[target] + later.failed[target]);
            Arrays.setAll(rolledBack, target -> rolledBack[target] + later.rolledBack[target]);
        }

        Result result(Target name, int target) {
            return Result.of(name, finished[target], failed[target], rolledBack[target]);
        }
    }
}
