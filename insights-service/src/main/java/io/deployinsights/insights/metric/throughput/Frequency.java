package io.deployinsights.insights.metric.throughput;

import io.deployinsights.insights.exclusion.Facts;
import io.deployinsights.insights.exclusion.Reason;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.metric.Advice;
import io.deployinsights.insights.metric.Choice;
import io.deployinsights.insights.metric.Grouping;
import io.deployinsights.insights.metric.Measurement;
import io.deployinsights.insights.metric.Metric;
import io.deployinsights.insights.metric.Table;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.selection.Scan;
import io.deployinsights.insights.window.Buckets;
import io.deployinsights.insights.window.Granularity;
import io.deployinsights.insights.window.Span;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many deployments are started, per service and bucket.
 *
 * @param granularity how long a bucket is; null for the shortest that makes no more than 400 of them
 */
public record Frequency(@Nullable Granularity granularity, Grouping grouping) implements Metric<Frequency.Result> {

    private static final String GRANULARITY = "granularity";

    /** Counts, and the text of them. */
    private static final int BYTES_A_BUCKET = 160;

    /** More bars are in no picture that one can read. */
    private static final int MOST_BY_DEFAULT = 400;

    /**
     * What is known of one service.
     *
     * @param total deployments started in the window, whatever their status
     * @param perDay {@code total} over the days in the window, null when it has none
     * @param succeededPerDay those that succeeded over the days in the window, null when it has none
     * @param perWeek seven times {@code perDay}
     * @param buckets contiguous, empty ones included
     */
    public record Result(
            @Nullable String serviceName,
            int total,
            @Nullable Double perDay,
            @Nullable Double succeededPerDay,
            @Nullable Double perWeek,
            List<Bucket> buckets) {}

    /**
     * The deployments started in one day, week or month. Those of unknown status are in {@code deployments} alone.
     *
     * @param start its first day
     */
    public record Bucket(
            LocalDate start,
            int deployments,
            int succeeded,
            int failed,
            int rolledBack,
            int inProgress,
            int cancelled) {}

    /** A service in one of its buckets, null where it has none. */
    private record ServiceBucket(Result service, @Nullable Bucket bucket) {

        private static Stream<ServiceBucket> of(Result service) {
            return service.buckets().isEmpty()
                    ? Stream.of(new ServiceBucket(service, null))
                    : service.buckets().stream().map(bucket -> new ServiceBucket(service, bucket));
        }
    }

    private static final Table<Result, ServiceBucket> TABLE = Table.of(Result.class, ServiceBucket::of)
            .with("serviceName", row -> row.service().serviceName())
            .with("total", row -> row.service().total())
            .with("perDay", row -> row.service().perDay())
            .with("succeededPerDay", row -> row.service().succeededPerDay())
            .with("perWeek", row -> row.service().perWeek())
            .with("start", ServiceBucket::bucket, Bucket::start)
            .with("deployments", ServiceBucket::bucket, Bucket::deployments)
            .with("succeeded", ServiceBucket::bucket, Bucket::succeeded)
            .with("failed", ServiceBucket::bucket, Bucket::failed)
            .with("rolledBack", ServiceBucket::bucket, Bucket::rolledBack)
            .with("inProgress", ServiceBucket::bucket, Bucket::inProgress)
            .with("cancelled", ServiceBucket::bucket, Bucket::cancelled);

    /** By service, in buckets of the usual length. */
    public Frequency() {
        this(null);
    }

    /** By service. */
    public Frequency(@Nullable Granularity granularity) {
        this(granularity, Grouping.SERVICE);
    }

    @Override
    public String name() {
        return "frequency";
    }

    @Override
    public String summary() {
        return "Deployments per service and bucket";
    }

    @Override
    public String details() {
        return "Buckets are contiguous, empty ones included, over the window; an open one is from"
                + " the day of the first deployment that is asked for to today.";
    }

    @Override
    public String definition() {
        return "Deployments by the time they were started, whatever became of them.";
    }

    @Override
    public Table<Result, ?> table() {
        return TABLE;
    }

    @Override
    public List<Choice> choices() {
        var keys = Arrays.stream(Granularity.values()).map(Granularity::key).toList();
        var granularities = new Choice(
                GRANULARITY,
                "How long a bucket is; weeks start on Monday. Where it isn't sent, the shortest that makes no more than"
                        + " 400 buckets a service; asked.granularity says which that is.",
                keys,
                null);
        return List.of(granularities, Grouping.CHOICE);
    }

    @Override
    public Frequency with(Map<String, String> chosen) {
        var key = chosen.get(GRANULARITY);
        return new Frequency(key == null ? granularity : Granularity.named(key), Grouping.among(chosen));
    }

    @Override
    public Map<String, String> decided(Span span) {
        return Map.of(GRANULARITY, granularity(span).key());
    }

    @Override
    public @Nullable Reason exclusion(Facts facts) {
        return facts.whyNowhere();
    }

    @Override
    public long bytes(DeploymentHistory history, Query query) {
        var span = query.span(history);
        int services = grouping.select(history, query).groups().size();
        // What all services have in common, which is when the buckets start, is as much as one more.
        return granularity(span).bucketsIn(span) * (services + 1L) * BYTES_A_BUCKET;
    }

    @Override
    public Advice less() {
        return new Advice(
                GRANULARITY,
                "choose a nearer 'from' and 'to', a coarser 'granularity', or fewer services by 'serviceName'");
    }

    @Override
    public Measurement<Result> measure(DeploymentHistory history, Query query) {
        var services = grouping.select(history, query);
        int size = services.groups().size();
        var span = query.span(history);
        var buckets = Buckets.of(span, granularity(span));
        var scan = Scan.of(history, services, this, () -> new Tally(buckets, size));
        double days = span.days();
        var results = IntStream.range(0, size)
                .parallel()
                .mapToObj(i -> result(services.groups().get(i), scan.counted().of(i), days))
                .toList();
        return new Measurement<>(results, scan.excluded());
    }

    /** How long the buckets of a stretch of time are. */
    private Granularity granularity(Span span) {
        return granularity == null ? Granularity.finest(span, MOST_BY_DEFAULT) : granularity;
    }

    private static Result result(@Nullable String serviceName, List<Bucket> buckets, double days) {
        int total = buckets.stream().mapToInt(Bucket::deployments).sum();
        int succeeded = buckets.stream().mapToInt(Bucket::succeeded).sum();
        return days == 0
                ? new Result(serviceName, total, null, null, null, buckets)
                : new Result(serviceName, total, total / days, succeeded / days, 7 * (total / days), buckets);
    }
}
