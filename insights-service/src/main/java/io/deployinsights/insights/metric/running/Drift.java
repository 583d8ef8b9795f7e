package io.deployinsights.insights.metric.running;

import io.deployinsights.insights.exclusion.Exclusion;
import io.deployinsights.insights.exclusion.Facts;
import io.deployinsights.insights.exclusion.Reason;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.metric.Measurement;
import io.deployinsights.insights.metric.Metric;
import io.deployinsights.insights.metric.Table;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.selection.Scan;
import io.deployinsights.insights.selection.Selection;
import it.unimi.dsi.fastutil.ints.IntList;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How far production is behind staging, per service.
 *
 * <p>What waits in staging are the successes that were completed there after the last one of what production runs, which is recognized by its
 * version or its commit ({@link Release}); all of them where production runs nothing. Where what it runs was never in staging there is nothing
 * to count from.
 */
public final class Drift implements Metric<Drift.Result> {

    private static final String NOTHING_IN_STAGING = "nothingInStaging";
    private static final String NOT_COMPARABLE = "notComparable";

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
     * @param versionsBehind how many versions wait in staging, null where that can't be said
     * @param deploymentsBehind how many deployments to staging brought them
     * @param behindSince when the first of them was complete, null where none waits
     * @param ageSeconds how long that is ago, seen from the window's end or the answer's moment, whichever is earlier; 0 where none waits
     * @param reason why nothing can be said: {@code nothingInStaging}, or {@code notComparable} where what production runs was never in
     *     staging; null otherwise
     */
    public record Result(
            @Nullable String serviceName,
            @Nullable Running staging,
            @Nullable Running production,
            @Nullable Integer versionsBehind,
            @Nullable Integer deploymentsBehind,
            @Nullable Instant behindSince,
            @Nullable Double ageSeconds,
            @Nullable String reason) {

        private static Result unknown(
                @Nullable String serviceName, @Nullable Running staging, @Nullable Running production, String reason) {
            return new Result(serviceName, staging, production, null, null, null, null, reason);
        }

        private Result withoutAge() {
            return new Result(
                    serviceName, staging, production, versionsBehind, deploymentsBehind, behindSince, null, reason);
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

    private static final Table<Result, Result> TABLE = Table.of(Result.class)
            .with("serviceName", Result::serviceName)
            .with("stagingVersion", Result::staging, Running::version)
            .with("stagingDeployedAt", Result::staging, Running::deployedAt)
            .with("stagingCommitSha", Result::staging, Running::commitSha)
            .with("stagingDeploymentId", Result::staging, Running::deploymentId)
            .with("productionVersion", Result::production, Running::version)
            .with("productionDeployedAt", Result::production, Running::deployedAt)
            .with("productionCommitSha", Result::production, Running::commitSha)
            .with("productionDeploymentId", Result::production, Running::deploymentId)
            .with("versionsBehind", Result::versionsBehind)
            .with("deploymentsBehind", Result::deploymentsBehind)
            .with("behindSince", Result::behindSince)
            .with("ageSeconds", Result::ageSeconds)
            .with("reason", Result::reason);

    @Override
    public String name() {
        return "drift";
    }

    @Override
    public String summary() {
        return "How far production is behind staging, per service";
    }

    @Override
    public String definition() {
        return "What succeeded in staging after the version that production runs.";
    }

    @Override
    public Table<Result, ?> table() {
        return TABLE;
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
        var services = Selection.byService(history, query);
        int size = services.groups().size();
        var scan = Scan.of(history, services, SUCCESSES, () -> new Runs(history, size));
        var runs = scan.counted();
        var waiting = Scan.of(history, services, SUCCESSES, () -> new Waiting(history, runs, size))
                .counted();
        long now = Math.min(query.window().toMillis(), history.asOf().toEpochMilli());
        var results = IntStream.range(0, size)
                .mapToObj(service -> {
                    var name = services.groups().get(service);
                    var staging = Running.of(history, runs.staging().row(service));
                    var production = Running.of(history, runs.production().row(service));
                    if (staging == null) {
                        return Result.unknown(name, null, production, NOTHING_IN_STAGING);
                    }
                    if (!runs.isUnreleased(service) && !waiting.knowsPromotion(service)) {
                        return Result.unknown(name, staging, production, NOT_COMPARABLE);
                    }
                    return result(name, staging, production, waiting.of(service), history, now);
                })
                .toList();
        return new Measurement<>(results, scan.excluded());
    }

    private static Result result(
            @Nullable String serviceName,
            Running staging,
            @Nullable Running production,
            IntList waiting,
            DeploymentHistory history,
            long now) {
        var since = waiting.intStream().mapToLong(history::completedAtMillis).min();
        return new Result(
                serviceName,
                staging,
                production,
                versions(waiting, history),
                waiting.size(),
                since.isPresent() ? Instant.ofEpochMilli(since.getAsLong()) : null,
                since.isPresent() ? Math.max(now - since.getAsLong(), 0) / 1000.0 : 0.0,
                null);
    }

    /** How many there are; one that is missing is like no other. */
    private static int versions(IntList waiting, DeploymentHistory history) {
        var versions = new HashSet<String>();
        int missing = 0;
        for (int i = 0; i < waiting.size(); i++) {
            var version = Release.plain(history.version(waiting.getInt(i)));
            if (version == null) {
                missing++;
            } else {
                versions.add(version);
            }
        }
        return versions.size() + missing;
    }
}
