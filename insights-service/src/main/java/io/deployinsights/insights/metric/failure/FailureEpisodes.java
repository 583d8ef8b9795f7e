package io.deployinsights.insights.metric.failure;

import io.deployinsights.insights.deployment.Target;
import io.deployinsights.insights.exclusion.Facts;
import io.deployinsights.insights.exclusion.Reason;
import io.deployinsights.insights.exclusion.Verdicts;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.metric.Measurement;
import io.deployinsights.insights.metric.Metric;
import io.deployinsights.insights.metric.Table;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.selection.Scan;
import io.deployinsights.insights.selection.Selection;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The failures themselves that {@link RecoveryTime} measures: those that ended in the window, and those that were open at its end.
 *
 * <p>Each ended one belongs to the person and deployment type that ended it, an open one to those that opened it.
 */
public final class FailureEpisodes implements Metric<FailureEpisodes.Result> {

    private static final RecoveryTime RECOVERY_TIME = new RecoveryTime();

    private static final Comparator<Result> ORDER = Comparator.comparing(
                    (Result result) -> new Target(result.serviceName(), result.environment()), Target.ORDER)
            .thenComparing(result -> result.opened().at(), Comparator.reverseOrder())
            .thenComparing(result -> result.opened().deploymentId(), Comparator.nullsFirst(Comparator.naturalOrder()));

    /**
     * One failure.
     *
     * @param opened what failed, and since when
     * @param ended what ended the failure; null when it was open at the window's end
     * @param seconds how long it lasted; null when it was open
     * @param failures how many deployments failed from its beginning to its end, the first among them
     */
    public record Result(
            @Nullable String serviceName,
            @Nullable String environment,
            Event opened,
            @Nullable Event ended,
            @Nullable Double seconds,
            int failures) {

        private static Result of(DeploymentHistory history, FailureSpan span, int failures) {
            var target = history.targets().get(span.target());
            return new Result(
                    target.serviceName(),
                    target.environment(),
                    Event.of(history, span.opening(), span.sinceMillis()),
                    span.isOpen() ? null : Event.of(history, span.ending(), span.untilMillis()),
                    span.isOpen() ? null : (Double) ((span.untilMillis() - span.sinceMillis()) / 1000.0),
                    failures);
        }
    }

    /**
     * A deployment that opened or ended a failure.
     *
     * @param startedAt when the deployment was started
     * @param at when the failure began, or was over
     */
    public record Event(
            @Nullable String deploymentId,
            @Nullable String version,
            @Nullable String status,
            @Nullable String deployedBy,
            @Nullable Instant startedAt,
            Instant at) {

        private static Event of(DeploymentHistory history, int row, long millis) {
            var deployment = history.deployment(row);
            return new Event(
                    deployment.id(),
                    deployment.version(),
                    deployment.status(),
                    deployment.deployedBy(),
                    deployment.startedAt(),
                    Instant.ofEpochMilli(millis));
        }
    }

    private static final Table<Result, Result> TABLE = Table.of(Result.class)
            .with("serviceName", Result::serviceName)
            .with("environment", Result::environment)
            .with("openedAt", Result::opened, Event::at)
            .with("openedVersion", Result::opened, Event::version)
            .with("openedStatus", Result::opened, Event::status)
            .with("openedBy", Result::opened, Event::deployedBy)
            .with("openedDeploymentId", Result::opened, Event::deploymentId)
            .with("endedAt", Result::ended, Event::at)
            .with("endedVersion", Result::ended, Event::version)
            .with("endedStatus", Result::ended, Event::status)
            .with("endedBy", Result::ended, Event::deployedBy)
            .with("endedDeploymentId", Result::ended, Event::deploymentId)
            .with("seconds", Result::seconds)
            .with("failures", Result::failures);

    @Override
    public String name() {
        return "episodes";
    }

    @Override
    public String summary() {
        return "Failures and what ended them, per service and environment";
    }

    @Override
    public String details() {
        return "Those that ended in the window, and those that were open at its end, of which ended"
                + " is null; the newest first. They are what the recovery time is of: an ended one"
                + " belongs to who and what ended it, an open one to who and what opened it.";
    }

    @Override
    public String definition() {
        return "Failures and what ended them: those that ended in the window, and those that were open at its end.";
    }

    @Override
    public Table<Result, ?> table() {
        return TABLE;
    }

    /** The deployments behind it are in its results. */
    @Override
    public boolean hasEvidence() {
        return false;
    }

    @Override
    public @Nullable Reason exclusion(Facts facts) {
        return RECOVERY_TIME.exclusion(facts);
    }

    @Override
    public long bytes(DeploymentHistory history, Query query) {
        var targets = Selection.byTarget(history, query);
        return BYTES_A_RESULT
                * IntStream.range(0, history.targets().size())
                        .filter(target -> targets.groupOfTarget(target) != Selection.NONE)
                        .mapToLong(target -> history.episodes(target).size() + 1L)
                        .sum();
    }

    @Override
    public Measurement<Result> measure(DeploymentHistory history, Query query) {
        var targets = Selection.byTarget(history, query);
        var spans = FailureSpan.of(
                history, targets, query.window().fromMillis(), query.window().toMillis());
        var failures = FailureCounts.of(history, spans, new Verdicts(history, RECOVERY_TIME));
        var results = IntStream.range(0, spans.size())
                .mapToObj(i -> Result.of(history, spans.get(i), failures.in(i)))
                .sorted(ORDER)
                .toList();
        return new Measurement<>(results, Scan.excluded(history, targets, this));
    }
}
