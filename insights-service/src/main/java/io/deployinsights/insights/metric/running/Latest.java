package io.deployinsights.insights.metric.running;

import io.deployinsights.insights.deployment.Status;
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
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What runs where: the latest success of each service in each environment, and the latest attempt. */
public final class Latest implements Metric<Latest.Result> {

    private static final int NONE = LatestSuccesses.NONE;

    /**
     * What is known of one service in one environment. The fields of the latest success are null where nothing has succeeded.
     *
     * @param latestAttempt null where nothing was tried
     */
    public record Result(
            @Nullable String serviceName,
            @Nullable String environment,
            @Nullable String version,
            @Nullable Instant deployedAt,
            @Nullable String deployedBy,
            @Nullable String commitSha,
            @Nullable String deploymentId,
            @Nullable Attempt latestAttempt) {

        private static Result of(Target target, DeploymentHistory history, int success, int attempt) {
            var latestAttempt = attempt == NONE ? null : Attempt.of(history, attempt);
            if (success == NONE) {
                return new Result(
                        target.serviceName(), target.environment(), null, null, null, null, null, latestAttempt);
            }
            return new Result(
                    target.serviceName(),
                    target.environment(),
                    history.version(success),
                    Instant.ofEpochMilli(history.completedAtMillis(success)),
                    history.deployedBy(success),
                    history.commitSha(success),
                    history.id(success),
                    latestAttempt);
        }
    }

    /** The deployment that was started last, whatever its status. */
    public record Attempt(
            @Nullable String version,
            @Nullable String status,
            @Nullable Instant startedAt,
            @Nullable String deploymentId) {

        private static Attempt of(DeploymentHistory history, int row) {
            long started = history.startedAtMillis(row);
            return new Attempt(
                    history.version(row),
                    history.status(row),
                    started == DeploymentHistory.NO_TIME ? null : Instant.ofEpochMilli(started),
                    history.id(row));
        }
    }

    private static final Table<Result, Result> TABLE = Table.of(Result.class)
            .with("serviceName", Result::serviceName)
            .with("environment", Result::environment)
            .with("version", Result::version)
            .with("deployedAt", Result::deployedAt)
            .with("deployedBy", Result::deployedBy)
            .with("commitSha", Result::commitSha)
            .with("deploymentId", Result::deploymentId)
            .with("latestAttemptVersion", Result::latestAttempt, Attempt::version)
            .with("latestAttemptStatus", Result::latestAttempt, Attempt::status)
            .with("latestAttemptStartedAt", Result::latestAttempt, Attempt::startedAt)
            .with("latestAttemptDeploymentId", Result::latestAttempt, Attempt::deploymentId);

    @Override
    public String name() {
        return "latest";
    }

    @Override
    public String summary() {
        return "Latest deployed version, per service and environment";
    }

    @Override
    public String definition() {
        return "The success that was completed last, and the latest attempt.";
    }

    @Override
    public Table<Result, ?> table() {
        return TABLE;
    }

    @Override
    public @Nullable Reason exclusion(Facts facts) {
        return facts.whyUnknown();
    }

    @Override
    public Measurement<Result> measure(DeploymentHistory history, Query query) {
        var targets = Selection.byTarget(history, query);
        int size = targets.groups().size();
        var scan = Scan.of(history, targets, this, () -> new LatestRows(history, size));
        var latest = scan.counted();
        var results = IntStream.range(0, size)
                .mapToObj(i -> Result.of(targets.groups().get(i), history, latest.successes.row(i), latest.attempts[i]))
                .toList();
        return new Measurement<>(results, scan.excluded());
    }

    /** The row of the latest success and that of the latest attempt for each target. */
    private static final class LatestRows implements Count<LatestRows> {

        private final DeploymentHistory history;
        private final LatestSuccesses successes;
        private final int[] attempts;
        /** Times beside the rows: what a scan compares with again and again should be near. */
        private final long[] startedAtMillis;

        private LatestRows(DeploymentHistory history, int targets) {
            this.history = history;
            successes = new LatestSuccesses(history, targets);
            attempts = new int[targets];
            Arrays.fill(attempts, NONE);
            startedAtMillis = new long[targets];
        }

        @Override
        public void add(Chunk chunk, Picked known) {
            for (int i = 0; i < known.size(); i++) {
                int target = known.group(i);
                int place = known.place(i);
                addAttempt(target, chunk.row(place), chunk.startedAtMillis(place));
                if (chunk.status(place) == Status.SUCCEEDED) {
                    successes.add(target, chunk, place);
                }
            }
        }

        @Override
        public void add(LatestRows later) {
            successes.add(later.successes);
            for (int target = 0; target < attempts.length; target++) {
                if (later.attempts[target] != NONE) {
                    addAttempt(target, later.attempts[target], later.startedAtMillis[target]);
                }
            }
        }

        private void addAttempt(int target, int row, long started) {
            int best = attempts[target];
            if (best == NONE
                    || started > startedAtMillis[target]
                    || (started == startedAtMillis[target] && history.compareIds(row, best) > 0)) {
                attempts[target] = row;
                startedAtMillis[target] = started;
            }
        }
    }
}
