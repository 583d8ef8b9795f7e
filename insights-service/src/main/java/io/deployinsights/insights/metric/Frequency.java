package io.deployinsights.insights.metric;

import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.selection.Reason;
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
 * <p>Without a window it spans from the first deployment's day to the last one's, of all services, so that what is asked for does not
 * change the number of days it is divided by.
 */
public final class Frequency implements Metric<Frequency.Result> {

    /** A million buckets are about 100 MB of JSON: who needs more asks for less at a time. */
    private static final int MOST_BUCKETS = 1_000_000;

    private final Granularity granularity;

    public Frequency(Granularity granularity) {
        this.granularity = granularity;
    }

    /**
     * What is known of one service.
     *
     * @param total deployments started in the window, whatever their status
     * @param perDay {@code total} over the days in the window, null when it has none
     * @param perWeek seven times {@code perDay}
     * @param buckets contiguous, empty ones included
     */
    public record Result(
            @Nullable String serviceName,
            int total,
            @Nullable Double perDay,
            @Nullable Double perWeek,
            List<Bucket> buckets) {}

    /**
     * The deployments started in one day, week or month. Those of unknown status are in {@code deployments} alone.
     *
     * @param start its first day
     */
    public record Bucket(LocalDate start, int deployments, int succeeded, int failed, int rolledBack, int inProgress) {}

    @Override
    public String name() {
        return "frequency";
    }

    @Override
    public String definition() {
        return "Deployments by the time they were started, whatever became of them.";
    }

    @Override
    public @Nullable Reason exclusion(DeploymentHistory history, int row) {
        return history.startedAtMillis(row) == DeploymentHistory.NO_TIME ? Reason.MISSING_START : null;
    }

    /** {@inheritDoc} @throws io.deployinsights.insights.window.TooManyBuckets when the answer would be too large */
    @Override
    public Measurement<Result> measure(DeploymentHistory history, Query query) {
        var services = Selection.byService(history, query);
        var span = span(history, query);
        int most = MOST_BUCKETS / Math.max(services.groups().size(), 1);
        var buckets = Buckets.between(span.fromMillis(), span.toMillis(), span.zone(), granularity, most);
        var tallies = IntStream.range(0, services.groups().size())
                .mapToObj(service -> new Tally(buckets))
                .toArray(Tally[]::new);
        var excluded = Scan.of(history, services, this, (service, row) -> tallies[service].count(history, row));
        double days = span.days();
        var results = IntStream.range(0, tallies.length)
                .mapToObj(i -> result(services.groups().get(i), tallies[i], days))
                .toList();
        return new Measurement<>(results, excluded);
    }

    private static Result result(@Nullable String serviceName, Tally tally, double days) {
        var perDay = days == 0 ? null : (Double) (tally.total() / days);
        return new Result(serviceName, tally.total(), perDay, perDay == null ? null : 7 * perDay, tally.buckets());
    }

    private static Span span(DeploymentHistory history, Query query) {
        var starts = IntStream.range(0, history.size())
                .mapToLong(history::startedAtMillis)
                .filter(millis -> millis != DeploymentHistory.NO_TIME)
                .summaryStatistics();
        boolean needsStarts = query.window().from() == null || query.window().to() == null;
        return needsStarts && starts.getCount() == 0
                ? Span.EMPTY
                : Span.of(query.window(), starts.getMin(), starts.getMax());
    }
}
