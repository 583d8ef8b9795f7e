package io.deployinsights.insights.metric;

import io.deployinsights.insights.deployment.Deployment;
import io.deployinsights.insights.deployment.Status;
import io.deployinsights.insights.metric.throughput.Frequency;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.window.Granularity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Deployments by start, service by service and day by day. */
record NaiveFrequency(List<Deployment> deployments, Query query, Instant now) {

    private static final int MOST_BY_DEFAULT = 400;

    /** By this granularity, or by the finest that makes no more than 400 buckets. */
    List<Frequency.Result> results(@Nullable Granularity granularity) {
        var chosen = Stream.of(Granularity.DAILY, Granularity.WEEKLY)
                .filter(each -> starts(each).size() <= MOST_BY_DEFAULT)
                .findFirst()
                .orElse(Granularity.MONTHLY);
        var by = granularity == null ? chosen : granularity;
        return new NaiveSelection(deployments, query)
                .services()
                .map(name -> result(name, by))
                .toList();
    }

    private Frequency.Result result(@Nullable String service, Granularity granularity) {
        var started = new NaiveSelection(deployments, query)
                .inWindow()
                .filter(d -> Objects.equals(d.serviceName(), service))
                .filter(d -> NaiveRecord.isInTime(d, now))
                .toList();
        var starts = starts(granularity);
        var buckets = starts.stream()
                .map(start -> bucket(
                        start,
                        started.stream()
                                .filter(d -> bucketOf(d, starts, granularity).equals(start))
                                .toList()))
                .toList();
        double days = new NaiveWindow(deployments, query, now).days();
        return days == 0
                ? new Frequency.Result(service, started.size(), null, null, null, buckets)
                : new Frequency.Result(
                        service,
                        started.size(),
                        started.size() / days,
                        count(started, Status.SUCCEEDED::equals) / days,
                        started.size() / days * 7,
                        buckets);
    }

    private List<LocalDate> starts(Granularity granularity) {
        var window = new NaiveWindow(deployments, query, now);
        var zone = query.window().zone();
        var starts = new ArrayList<LocalDate>();
        window.begin().filter(window.end()::isAfter).ifPresent(begin -> {
            for (var day = NaiveTime.bucket(begin, zone, granularity);
                    day.atStartOfDay(zone).toInstant().isBefore(window.end());
                    day = NaiveTime.next(day, granularity)) {
                starts.add(day);
            }
        });
        return starts;
    }

    /** A start of the next five minutes that is tomorrow's already counts today. */
    private LocalDate bucketOf(Deployment d, List<LocalDate> starts, Granularity granularity) {
        var bucket = NaiveTime.bucket(d.startedAt(), query.window().zone(), granularity);
        return bucket.isAfter(starts.getLast()) ? starts.getLast() : bucket;
    }

    private static Frequency.Bucket bucket(LocalDate start, List<Deployment> in) {
        return new Frequency.Bucket(
                start,
                in.size(),
                count(in, Status.SUCCEEDED::equals),
                count(in, Status.FAILED::equals),
                count(in, Status.ROLLED_BACK::equals),
                count(in, Status::isInProgress),
                count(in, Status.CANCELLED::equals));
    }

    private static int count(List<Deployment> deployments, Predicate<Status> which) {
        return (int) deployments.stream()
                .filter(d -> which.test(Status.named(d.status())))
                .count();
    }
}
