package io.deployinsights.insights.metric;

import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.history.Status;
import io.deployinsights.insights.history.Target;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.selection.Reason;
import io.deployinsights.insights.selection.Selection;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What runs where: the latest success of each service in each environment, and the latest attempt. */
public final class Latest implements Metric<Latest.Result> {

    private static final int NONE = -1;

    /**
     * What is known of one service in one environment. What tells of the latest success is null where nothing has succeeded.
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

    /** The deployment that was started last, whatever became of it. */
    public record Attempt(
            @Nullable String version,
            @Nullable String status,
            @Nullable Instant startedAt,
            @Nullable String deploymentId) {

        private static Attempt of(DeploymentHistory history, int row) {
            var deployment = history.deployment(row);
            return new Attempt(deployment.version(), deployment.status(), deployment.startedAt(), deployment.id());
        }
    }

    @Override
    public String name() {
        return "latest";
    }

    @Override
    public String definition() {
        return "The success that was completed last, and the latest attempt.";
    }

    @Override
    public @Nullable Reason exclusion(DeploymentHistory history, int row) {
        return Exclusions.unlessKnown(history, row);
    }

    @Override
    public Measurement<Result> measure(DeploymentHistory history, Query query) {
        var targets = Selection.byTarget(history, query);
        int[] successes = none(targets.groups().size());
        int[] attempts = none(targets.groups().size());
        var excluded = Scan.of(history, targets, this, (target, row) -> {
            if (history.status(row) == Status.SUCCEEDED && isLaterSuccess(history, row, successes[target])) {
                successes[target] = row;
            }
            if (isLaterAttempt(history, row, attempts[target])) {
                attempts[target] = row;
            }
        });
        var results = IntStream.range(0, successes.length)
                .mapToObj(i -> Result.of(targets.groups().get(i), history, successes[i], attempts[i]))
                .toList();
        return new Measurement<>(results, excluded);
    }

    private static boolean isLaterSuccess(DeploymentHistory history, int row, int best) {
        if (best == NONE) {
            return true;
        }
        int byCompletion = Long.compare(history.completedAtMillis(row), history.completedAtMillis(best));
        return byCompletion == 0 ? isLaterAttempt(history, row, best) : byCompletion > 0;
    }

    private static boolean isLaterAttempt(DeploymentHistory history, int row, int best) {
        if (best == NONE) {
            return true;
        }
        int byStart = Long.compare(history.startedAtMillis(row), history.startedAtMillis(best));
        return byStart == 0 ? history.compareIds(row, best) > 0 : byStart > 0;
    }

    private static int[] none(int size) {
        int[] rows = new int[size];
        Arrays.fill(rows, NONE);
        return rows;
    }
}
