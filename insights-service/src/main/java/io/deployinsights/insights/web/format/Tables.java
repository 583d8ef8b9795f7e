package io.deployinsights.insights.web.format;

import io.deployinsights.insights.evidence.Evidence;
import io.deployinsights.insights.metric.failure.FailureEpisodes;
import io.deployinsights.insights.metric.failure.FailureRate;
import io.deployinsights.insights.metric.failure.RecoveryTime;
import io.deployinsights.insights.metric.failure.ReworkRate;
import io.deployinsights.insights.metric.quality.DataQuality;
import io.deployinsights.insights.metric.running.Drift;
import io.deployinsights.insights.metric.running.Latest;
import io.deployinsights.insights.metric.summary.Tile;
import io.deployinsights.insights.metric.throughput.Frequency;
import io.deployinsights.insights.metric.throughput.LeadTime;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns of every answer, named as the fields of its JSON. */
public final class Tables {

    /** A service in one of its buckets, null where it has none. */
    public record ServiceBucket(Frequency.Result service, Frequency.@Nullable Bucket bucket) {}

    public static final Table<Frequency.Result, ServiceBucket> FREQUENCY = new Table<>(
            Tables::buckets,
            List.of(
                    column("serviceName", row -> row.service().serviceName()),
                    column("total", row -> row.service().total()),
                    column("perDay", row -> row.service().perDay()),
                    column("succeededPerDay", row -> row.service().succeededPerDay()),
                    column("perWeek", row -> row.service().perWeek()),
                    column("start", row -> of(row.bucket(), Frequency.Bucket::start)),
                    column("deployments", row -> of(row.bucket(), Frequency.Bucket::deployments)),
                    column("succeeded", row -> of(row.bucket(), Frequency.Bucket::succeeded)),
                    column("failed", row -> of(row.bucket(), Frequency.Bucket::failed)),
                    column("rolledBack", row -> of(row.bucket(), Frequency.Bucket::rolledBack)),
                    column("inProgress", row -> of(row.bucket(), Frequency.Bucket::inProgress)),
                    column("cancelled", row -> of(row.bucket(), Frequency.Bucket::cancelled))));

    public static final Table<LeadTime.Result, LeadTime.Result> LEAD_TIME = Table.of(List.of(
            column("serviceName", LeadTime.Result::serviceName),
            column("deployments", LeadTime.Result::deployments),
            column("averageSeconds", LeadTime.Result::averageSeconds),
            column("medianSeconds", LeadTime.Result::medianSeconds),
            column("p90Seconds", LeadTime.Result::p90Seconds),
            column("p95Seconds", LeadTime.Result::p95Seconds),
            column("minSeconds", LeadTime.Result::minSeconds),
            column("maxSeconds", LeadTime.Result::maxSeconds)));

    public static final Table<FailureRate.Result, FailureRate.Result> FAILURE_RATE = Table.of(List.of(
            column("serviceName", FailureRate.Result::serviceName),
            column("environment", FailureRate.Result::environment),
            column("finished", FailureRate.Result::finished),
            column("failed", FailureRate.Result::failed),
            column("rolledBack", FailureRate.Result::rolledBack),
            column("failureRate", FailureRate.Result::failureRate),
            column("rollbackRate", FailureRate.Result::rollbackRate),
            column("changeFailureRate", FailureRate.Result::changeFailureRate),
            column("confidence95Low", row -> of(row.confidence95(), List::getFirst)),
            column("confidence95High", row -> of(row.confidence95(), List::getLast))));

    public static final Table<Latest.Result, Latest.Result> LATEST = Table.of(List.of(
            column("serviceName", Latest.Result::serviceName),
            column("environment", Latest.Result::environment),
            column("version", Latest.Result::version),
            column("deployedAt", Latest.Result::deployedAt),
            column("deployedBy", Latest.Result::deployedBy),
            column("commitSha", Latest.Result::commitSha),
            column("deploymentId", Latest.Result::deploymentId),
            column("latestAttemptVersion", row -> of(row.latestAttempt(), Latest.Attempt::version)),
            column("latestAttemptStatus", row -> of(row.latestAttempt(), Latest.Attempt::status)),
            column("latestAttemptStartedAt", row -> of(row.latestAttempt(), Latest.Attempt::startedAt)),
            column("latestAttemptDeploymentId", row -> of(row.latestAttempt(), Latest.Attempt::deploymentId))));

    public static final Table<RecoveryTime.Result, RecoveryTime.Result> RECOVERY_TIME = Table.of(List.of(
            column("serviceName", RecoveryTime.Result::serviceName),
            column("environment", RecoveryTime.Result::environment),
            column("recoveries", RecoveryTime.Result::recoveries),
            column("averageSeconds", RecoveryTime.Result::averageSeconds),
            column("medianSeconds", RecoveryTime.Result::medianSeconds),
            column("p90Seconds", RecoveryTime.Result::p90Seconds),
            column("openSince", row -> of(row.open(), RecoveryTime.Open::since)),
            column("openDeploymentId", row -> of(row.open(), RecoveryTime.Open::deploymentId)),
            column("openEpisodes", RecoveryTime.Result::openEpisodes)));

    public static final Table<FailureEpisodes.Result, FailureEpisodes.Result> EPISODES = Table.of(List.of(
            column("serviceName", FailureEpisodes.Result::serviceName),
            column("environment", FailureEpisodes.Result::environment),
            column("openedAt", row -> row.opened().at()),
            column("openedVersion", row -> row.opened().version()),
            column("openedStatus", row -> row.opened().status()),
            column("openedBy", row -> row.opened().deployedBy()),
            column("openedDeploymentId", row -> row.opened().deploymentId()),
            column("endedAt", row -> of(row.ended(), FailureEpisodes.Event::at)),
            column("endedVersion", row -> of(row.ended(), FailureEpisodes.Event::version)),
            column("endedStatus", row -> of(row.ended(), FailureEpisodes.Event::status)),
            column("endedBy", row -> of(row.ended(), FailureEpisodes.Event::deployedBy)),
            column("endedDeploymentId", row -> of(row.ended(), FailureEpisodes.Event::deploymentId)),
            column("seconds", FailureEpisodes.Result::seconds),
            column("failures", FailureEpisodes.Result::failures)));

    public static final Table<ReworkRate.Result, ReworkRate.Result> REWORK_RATE = Table.of(List.of(
            column("serviceName", ReworkRate.Result::serviceName),
            column("environment", ReworkRate.Result::environment),
            column("deployments", ReworkRate.Result::deployments),
            column("rework", ReworkRate.Result::rework),
            column("reworkRate", ReworkRate.Result::reworkRate)));

    public static final Table<DataQuality.Result, DataQuality.Result> DATA_QUALITY = Table.of(List.of(
            column("kind", DataQuality.Result::kind),
            column("description", DataQuality.Result::description),
            column("leftOutOf", DataQuality.Result::leftOutOf),
            column("deployments", DataQuality.Result::deployments),
            column("deploymentIds", DataQuality.Result::deploymentIds),
            column("next", DataQuality.Result::next)));

    public static final Table<Tile, Tile> SUMMARY = Table.of(List.of(
            column("metric", Tile::metric),
            column("definition", Tile::definition),
            column("value", Tile::value),
            column("unit", Tile::unit),
            column("deployments", Tile::deployments),
            column("confidence95Low", row -> of(row.confidence95(), List::getFirst)),
            column("confidence95High", row -> of(row.confidence95(), List::getLast)),
            column("benchmarkBand", row -> of(row.benchmark(), Tile.Comparison::band)),
            column("benchmarkValue", row -> of(row.benchmark(), Tile.Comparison::value)),
            column("benchmarkYear", row -> of(row.benchmark(), Tile.Comparison::year)),
            column("benchmarkSource", row -> of(row.benchmark(), Tile.Comparison::source)),
            column("beforeFrom", row -> of(row.before(), Tile.Before::from)),
            column("beforeTo", row -> of(row.before(), Tile.Before::to)),
            column("beforeValue", row -> of(row.before(), Tile.Before::value)),
            column("beforeDeployments", row -> of(row.before(), Tile.Before::deployments)),
            column("changeDifference", row -> of(row.change(), Tile.Change::difference)),
            column("changeConfidence95Low", row -> of(intervalOf(row.change()), List::getFirst)),
            column("changeConfidence95High", row -> of(intervalOf(row.change()), List::getLast)),
            column("changeDirection", row -> of(row.change(), Tile.Change::direction)),
            column("changeMoreThanNoise", row -> of(row.change(), Tile.Change::moreThanNoise)),
            column("tooFewToJudge", Tile::tooFewToJudge),
            column("known", Tile::known),
            column("of", Tile::of),
            column("openEpisodes", Tile::openEpisodes),
            column("excluded", row -> row.excluded().entrySet())));

    public static final Table<Drift.Result, Drift.Result> DRIFT = Table.of(List.of(
            column("serviceName", Drift.Result::serviceName),
            column("stagingVersion", row -> of(row.staging(), Drift.Running::version)),
            column("stagingDeployedAt", row -> of(row.staging(), Drift.Running::deployedAt)),
            column("stagingCommitSha", row -> of(row.staging(), Drift.Running::commitSha)),
            column("stagingDeploymentId", row -> of(row.staging(), Drift.Running::deploymentId)),
            column("productionVersion", row -> of(row.production(), Drift.Running::version)),
            column("productionDeployedAt", row -> of(row.production(), Drift.Running::deployedAt)),
            column("productionCommitSha", row -> of(row.production(), Drift.Running::commitSha)),
            column("productionDeploymentId", row -> of(row.production(), Drift.Running::deploymentId)),
            column("versionsBehind", Drift.Result::versionsBehind),
            column("deploymentsBehind", Drift.Result::deploymentsBehind),
            column("behindSince", Drift.Result::behindSince),
            column("ageSeconds", Drift.Result::ageSeconds),
            column("reason", Drift.Result::reason)));

    public static final Table<Evidence, Evidence> EVIDENCE = Table.of(List.of(
            column("id", Evidence::id),
            column("serviceName", Evidence::serviceName),
            column("version", Evidence::version),
            column("environment", Evidence::environment),
            column("deploymentType", Evidence::deploymentType),
            column("status", Evidence::status),
            column("deployedBy", Evidence::deployedBy),
            column("startedAt", Evidence::startedAt),
            column("finishedAt", Evidence::finishedAt),
            column("rolledBackAt", Evidence::rolledBackAt),
            column("commitSha", Evidence::commitSha),
            column("pullRequestNumber", Evidence::pullRequestNumber),
            column("committedAt", Evidence::committedAt),
            column("url", Evidence::url),
            column("excludedBecause", Evidence::excludedBecause),
            column("faults", Evidence::faults)));

    private Tables() {}

    private static Stream<ServiceBucket> buckets(Frequency.Result service) {
        return service.buckets().isEmpty()
                ? Stream.of(new ServiceBucket(service, null))
                : service.buckets().stream().map(bucket -> new ServiceBucket(service, bucket));
    }

    private static @Nullable List<Double> intervalOf(Tile.@Nullable Change change) {
        return change == null ? null : change.confidence95();
    }

    private static <T> Column<T> column(String name, Function<T, @Nullable Object> value) {
        return new Column<>(name, value);
    }

    private static <T, V> @Nullable Object of(@Nullable T whole, Function<T, @Nullable V> part) {
        return whole == null ? null : part.apply(whole);
    }
}
