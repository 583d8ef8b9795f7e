package io.deployinsights.insights.drift;

import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.history.Target;
import io.deployinsights.insights.metric.LatestSuccesses;
import io.deployinsights.insights.metric.Measurement;
import io.deployinsights.insights.metric.Metric;
import io.deployinsights.insights.selection.Exclusion;
import io.deployinsights.insights.selection.Facts;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.selection.Reason;
import io.deployinsights.insights.selection.Scan;
import io.deployinsights.insights.selection.Selection;
import it.unimi.dsi.fastutil.ints.IntList;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How far production is behind staging, per service.
 *
 * <p>What waits in staging are the successes that were completed there after the last one of the version that production runs; where that
 * version was never in staging, after production got it; and all of them where production runs nothing.
 */
public final class Drift implements Metric<Drift.Result> {

    /** Only the age depends on the moment. */
    private static final Exclusion SUCCESSES = new Exclusion() {
        @Override
        public @Nullable Reason exclusion(Facts facts) {
            var unsuccessful = facts.whyUnsuccessful();
            if (unsuccessful != null) {
                return unsuccessful;
            }
            return facts.isInStaging() || facts.isInProduction() ? null : Reason.OTHER_ENVIRONMENT;
        }

        @Override
        public boolean dependsOnMoment() {
            return false;
        }
    };

    /**
     * What is known of one service.
     *
     * @param staging what runs in staging, null where nothing has succeeded
     * @param production what runs in production, null where nothing has succeeded
     * @param versionsBehind how many versions wait in staging, null where nothing runs there
     * @param deploymentsBehind how many deployments to staging brought them
     * @param behindSince when the first of them was complete, null where none waits
     * @param ageSeconds how long that is ago, seen from the window's end or the answer's moment, whichever is earlier; 0 where none waits
     */
    public record Result(
            @Nullable String serviceName,
            @Nullable Running staging,
            @Nullable Running production,
            @Nullable Integer versionsBehind,
            @Nullable Integer deploymentsBehind,
            @Nullable Instant behindSince,
            @Nullable Double ageSeconds) {

        private Result withoutAge() {
            return new Result(serviceName, staging, production, versionsBehind, deploymentsBehind, behindSince, null);
        }
    }

    /**
     * The success that was completed last.
     *
     * @param deployedAt its completion
     */
    public record Running(
            @Nullable String version,
            Instant deployedAt,
            @Nullable String commitSha,
            @Nullable String deploymentId) {

        private static @Nullable Running of(DeploymentHistory history, int row) {
            return row == LatestSuccesses.NONE
                    ? null
                    : new Running(
                            history.version(row),
                            Instant.ofEpochMilli(history.completedAtMillis(row)),
                            history.commitSha(row),
                            history.id(row));
        }
    }

    /**
     * The rows of what runs in both environments.
     *
     * @param staging {@link Latest#NONE} where nothing runs
     * @param production as {@code staging}
     */
    record Pair(int staging, int production) {

        /** Whether something can wait: what runs in staging is not what runs in production. */
        boolean isApart(DeploymentHistory history) {
            return staging != LatestSuccesses.NONE
                    && (production == LatestSuccesses.NONE
                            || !Objects.equals(history.version(staging), history.version(production)));
        }
    }

    @Override
    public String name() {
        return "drift";
    }

    @Override
    public String definition() {
        return "What succeeded in staging after the version that production runs.";
    }

    /** What waits gets older. */
    @Override
    public Instant validUntil(DeploymentHistory history, Query query) {
        return history.asOf();
    }

    @Override
    public List<Result> steady(List<Result> results) {
        return results.stream().map(Result::withoutAge).toList();
    }

    @Override
    public @Nullable Reason exclusion(Facts facts) {
        return SUCCESSES.exclusion(facts);
    }

    @Override
    public Measurement<Result> measure(DeploymentHistory history, Query query) {
        var targets = Selection.byTarget(history, query);
        int size = targets.groups().size();
        var latest = Scan.of(history, targets, SUCCESSES, () -> new LatestSuccesses(history, size));
        var services = Selection.byService(history, query);
        var pairs = services.groups().stream()
                .map(name -> new Pair(
                        row(latest.counted(), targets, new Target(name, "staging")),
                        row(latest.counted(), targets, new Target(name, "production"))))
                .toList();
        var waiting = Scan.of(history, services, SUCCESSES, () -> new Waiting(history, pairs))
                .counted();
        long now = Math.min(query.window().toMillis(), history.asOf().toEpochMilli());
        var results = IntStream.range(0, pairs.size())
                .mapToObj(i -> result(services.groups().get(i), pairs.get(i), waiting.of(i), history, now))
                .toList();
        return new Measurement<>(results, latest.excluded());
    }

    private static int row(LatestSuccesses latest, Selection<Target> targets, Target target) {
        int group = Collections.binarySearch(targets.groups(), target, Target.ORDER);
        return group < 0 ? LatestSuccesses.NONE : latest.row(group);
    }

    private static Result result(
            @Nullable String serviceName, Pair pair, IntList waiting, DeploymentHistory history, long now) {
        var staging = Running.of(history, pair.staging());
        var production = Running.of(history, pair.production());
        if (staging == null) {
            return new Result(serviceName, null, production, null, null, null, null);
        }
        int versions =
                (int) waiting.intStream().mapToObj(history::version).distinct().count();
        var since = waiting.intStream().mapToLong(history::completedAtMillis).min();
        return new Result(
                serviceName,
                staging,
                production,
                versions,
                waiting.size(),
                since.isPresent() ? Instant.ofEpochMilli(since.getAsLong()) : null,
                since.isPresent() ? Math.max(now - since.getAsLong(), 0) / 1000.0 : 0.0);
    }
}
