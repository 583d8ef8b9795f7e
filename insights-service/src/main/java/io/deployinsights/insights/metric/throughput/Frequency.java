package io.deployinsights.insights.metric.throughput;

import io.deployinsights.insights.exclusion.Facts;
import io.deployinsights.insights.exclusion.Reason;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.metric.Measurement;
import io.deployinsights.insights.metric.Metric;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.selection.Scan;
import io.deployinsights.insights.selection.Selection;
import io.deployinsights.insights.window.Buckets;
import io.deployinsights.insights.window.Granularity;
import io.deployinsights.insights.window.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How many deployments are started, per service and bucket.
 *
 * @param granularity how long a bucket is; null for the shortest that makes no more than 400 of them
 */
public record Frequency(@Nullable Granularity granularity) implements Metric<Frequency.Result> {

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

    @Override
    public String name() {
        return "frequency";
    }

    @Override
    public String definition() {
        return "Deployments by the time they were started, whatever became of them.";
    }

    @Override
    public @Nullable Reason exclusion(Facts facts) {
        return facts.whyNowhere();
    }

    @Override
    public long rows(DeploymentHistory history, Query query) {
        var span = query.span(history);
        int services = Selection.byService(history, query).groups().size();
        // What all services have in common, which is when the buckets start, is as much as one more.
        return granularity(span).bucketsIn(span) * (services + 1L);
    }

    @Override
    public Measurement<Result> measure(DeploymentHistory history, Query query) {
        var services = Selection.byService(history, query);
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
    public Granularity granularity(Span span) {
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
