package io.deployinsights.insights.metric;

import io.deployinsights.insights.history.Deployment;
import io.deployinsights.insights.history.Status;
import io.deployinsights.insights.history.Target;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.statistics.WilsonInterval;
import io.deployinsights.insights.window.Granularity;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The definitions of the metrics again, word by word over a list of records: slow, and without anything the real ones are built of. */
record NaiveMetrics(List<Deployment> deployments, Query query) {

    private static final Comparator<@Nullable String> BY_NAME = Comparator.nullsFirst(Comparator.naturalOrder());

    List<Frequency.Result> frequency(Granularity granularity) {
        var starts = deployments.stream()
                .map(Deployment::startedAt)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        var zone = query.window().zone();
        var from = query.window().from();
        var to = query.window().to();
        if (starts.isEmpty() && (from == null || to == null)) {
            return services()
                    .map(name -> new Frequency.Result(name, 0, null, null, List.of()))
                    .toList();
        }
        var begin = from != null
                ? from
                : day(starts.getFirst(), zone).atStartOfDay(zone).toInstant();
        var end = to != null
                ? to
                : day(starts.getLast(), zone).plusDays(1).atStartOfDay(zone).toInstant();
        double days = days(begin, end, zone);
        return services()
                .map(name -> {
                    var started = inWindow()
                            .filter(d -> Objects.equals(d.serviceName(), name))
                            .filter(d -> d.startedAt() != null)
                            .toList();
                    var buckets = new ArrayList<Frequency.Bucket>();
                    for (var day = bucket(begin, zone, granularity);
                            day.atStartOfDay(zone).toInstant().isBefore(end);
                            day = next(day, granularity)) {
                        var start = day;
                        var in = started.stream()
                                .filter(d ->
                                        bucket(d.startedAt(), zone, granularity).equals(start))
                                .toList();
                        buckets.add(new Frequency.Bucket(
                                start,
                                in.size(),
                                count(in, d -> status(d) == Status.SUCCEEDED),
                                count(in, d -> status(d) == Status.FAILED),
                                count(in, d -> status(d) == Status.ROLLED_BACK),
                                count(in, d -> status(d).isInProgress())));
                    }
                    var perDay = days > 0 ? (Double) (started.size() / days) : null;
                    return new Frequency.Result(
                            name,
                            started.size(),
                            perDay,
                            perDay == null ? null : perDay * 7,
                            end.isAfter(begin) ? buckets : List.of());
                })
                .toList();
    }

    List<LeadTime.Result> leadTime() {
        return services()
                .map(name -> {
                    var seconds = inWindow()
                            .filter(d -> Objects.equals(d.serviceName(), name))
                            .filter(d ->
                                    status(d) == Status.SUCCEEDED && d.startedAt() != null && d.finishedAt() != null)
                            .map(d -> seconds(d.startedAt(), d.finishedAt()))
                            .filter(duration -> duration >= 0)
                            .sorted()
                            .toList();
                    return new LeadTime.Result(
                            name,
                            seconds.size(),
                            average(seconds),
                            percentile(seconds, 0.5),
                            percentile(seconds, 0.9),
                            percentile(seconds, 0.95),
                            percentile(seconds, 0),
                            percentile(seconds, 1));
                })
                .toList();
    }

    List<FailureRate.Result> failureRate() {
        return targets()
                .map(target -> {
                    var finished = inWindow()
                            .filter(at(target))
                            .filter(d -> d.startedAt() != null && status(d).isFinished())
                            .toList();
                    int failed = count(finished, d -> status(d) == Status.FAILED);
                    int rolledBack = count(finished, d -> status(d) == Status.ROLLED_BACK);
                    double n = finished.size();
                    if (n == 0) {
                        return new FailureRate.Result(
                                target.serviceName(), target.environment(), 0, 0, 0, null, null, null, null);
                    }
                    var interval = WilsonInterval.of(failed + rolledBack, finished.size());
                    return new FailureRate.Result(
                            target.serviceName(),
                            target.environment(),
                            finished.size(),
                            failed,
                            rolledBack,
                            failed / n,
                            rolledBack / n,
                            (failed + rolledBack) / n,
                            List.of(interval.low(), interval.high()));
                })
                .toList();
    }

    List<Latest.Result> latest() {
        var byStart = Comparator.comparing(Deployment::startedAt).thenComparing(Deployment::id);
        return targets()
                .map(target -> {
                    var known = inWindow()
                            .filter(at(target))
                            .filter(d -> d.startedAt() != null && status(d) != Status.UNKNOWN)
                            .toList();
                    var success = known.stream()
                            .filter(d -> status(d) == Status.SUCCEEDED)
                            .max(Comparator.comparing(NaiveMetrics::completion).thenComparing(byStart));
                    var attempt = known.stream()
                            .max(byStart)
                            .map(d -> new Latest.Attempt(d.version(), d.status(), d.startedAt(), d.id()));
                    return new Latest.Result(
                            target.serviceName(),
                            target.environment(),
                            success.map(Deployment::version).orElse(null),
                            success.map(NaiveMetrics::completion).orElse(null),
                            success.map(Deployment::deployedBy).orElse(null),
                            success.map(Deployment::commitSha).orElse(null),
                            success.map(Deployment::id).orElse(null),
                            attempt.orElse(null));
                })
                .toList();
    }

    List<RecoveryTime.Result> recoveryTime() {
        return targets()
                .map(target -> {
                    var episodes = episodes(target, query.window().to());
                    var seconds = episodes.stream()
                            .filter(episode -> episode.end() != null && passesFilters(episode.end()))
                            .filter(episode -> isInWindow(completion(episode.end())))
                            .map(episode -> seconds(completion(episode.opening()), completion(episode.end())))
                            .sorted()
                            .toList();
                    var open = episodes.stream()
                            .filter(episode -> episode.end() == null && passesFilters(episode.opening()))
                            .map(episode -> new RecoveryTime.Open(
                                    completion(episode.opening()),
                                    episode.opening().id()))
                            .findFirst();
                    return new RecoveryTime.Result(
                            target.serviceName(),
                            target.environment(),
                            seconds.size(),
                            average(seconds),
                            percentile(seconds, 0.5),
                            percentile(seconds, 0.9),
                            open.orElse(null));
                })
                .toList();
    }

    List<ReworkRate.Result> reworkRate() {
        return targets()
                .map(target -> {
                    var repairs = episodes(target, null).stream()
                            .map(Episode::end)
                            .filter(Objects::nonNull)
                            .map(Deployment::id)
                            .toList();
                    var successes = inWindow()
                            .filter(at(target))
                            .filter(d -> d.startedAt() != null && status(d) == Status.SUCCEEDED)
                            .toList();
                    int rework = count(successes, d -> d.hotfix() || repairs.contains(d.id()));
                    var rate = successes.isEmpty() ? null : (Double) ((double) rework / successes.size());
                    return new ReworkRate.Result(
                            target.serviceName(), target.environment(), successes.size(), rework, rate);
                })
                .toList();
    }

    private record Episode(Deployment opening, @Nullable Deployment end) {}

    private List<Episode> episodes(Target target, @Nullable Instant before) {
        var finished = deployments.stream()
                .filter(at(target))
                .filter(d -> d.startedAt() != null && status(d).isFinished())
                .filter(d -> d.finishedAt() == null || !d.finishedAt().isBefore(d.startedAt()))
                .filter(d -> before == null || completion(d).isBefore(before))
                .sorted(Comparator.comparing(NaiveMetrics::completion)
                        .thenComparing(Deployment::startedAt)
                        .thenComparing(Deployment::id))
                .toList();
        var episodes = new ArrayList<Episode>();
        Deployment opening = null;
        for (var deployment : finished) {
            if (status(deployment) != Status.SUCCEEDED) {
                opening = opening == null ? deployment : opening;
            } else if (opening != null) {
                episodes.add(new Episode(opening, deployment));
                opening = null;
            }
        }
        if (opening != null) {
            episodes.add(new Episode(opening, null));
        }
        return episodes;
    }

    private Stream<@Nullable String> services() {
        return targets().map(Target::serviceName).distinct().sorted(BY_NAME);
    }

    private Stream<Target> targets() {
        return deployments.stream()
                .filter(d ->
                        asked(query.serviceNames(), d.serviceName()) && asked(query.environments(), d.environment()))
                .map(d -> new Target(d.serviceName(), d.environment()))
                .distinct()
                .sorted(Comparator.comparing(Target::serviceName, BY_NAME).thenComparing(Target::environment, BY_NAME));
    }

    private Stream<Deployment> inWindow() {
        return deployments.stream()
                .filter(d ->
                        asked(query.serviceNames(), d.serviceName()) && asked(query.environments(), d.environment()))
                .filter(this::passesFilters)
                .filter(d -> isInWindow(d.startedAt()));
    }

    private boolean passesFilters(Deployment d) {
        return asked(query.deploymentTypes(), d.deploymentType()) && asked(query.deployedBy(), d.deployedBy());
    }

    private boolean isInWindow(@Nullable Instant time) {
        var from = query.window().from();
        var to = query.window().to();
        if (time == null) {
            return from == null && to == null;
        }
        return (from == null || !time.isBefore(from)) && (to == null || time.isBefore(to));
    }

    private static boolean asked(Set<String> values, @Nullable String value) {
        return values.isEmpty() || (value != null && values.contains(value));
    }

    private static Predicate<Deployment> at(Target target) {
        return d -> Objects.equals(d.serviceName(), target.serviceName())
                && Objects.equals(d.environment(), target.environment());
    }

    private static Status status(Deployment d) {
        return Status.named(d.status());
    }

    private static Instant completion(Deployment d) {
        return d.finishedAt() != null ? d.finishedAt() : d.startedAt();
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }

    private static LocalDate day(Instant time, ZoneId zone) {
        return time.atZone(zone).toLocalDate();
    }

    private static double days(Instant from, Instant to, ZoneId zone) {

        int whole = 0;
        while (!from.atZone(zone).plusDays(whole + 1L).toInstant().isAfter(to)) {
            whole++;
        }
        var cursor = from.atZone(zone).plusDays(whole);
        double rest = Duration.between(cursor.toInstant(), to).toMillis();
        return to.isAfter(from)
                ? whole + rest / Duration.between(cursor, cursor.plusDays(1)).toMillis()
                : 0;
    }

    private static LocalDate bucket(Instant time, ZoneId zone, Granularity granularity) {
        var day = day(time, zone);
        return switch (granularity) {
            case DAILY -> day;
            case WEEKLY -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTHLY -> day.withDayOfMonth(1);
        };
    }

    private static LocalDate next(LocalDate start, Granularity granularity) {
        return switch (granularity) {
            case DAILY -> start.plusDays(1);
            case WEEKLY -> start.plusDays(7);
            case MONTHLY -> start.plusMonths(1);
        };
    }

    private static int count(List<Deployment> deployments, Predicate<Deployment> which) {
        return (int) deployments.stream().filter(which).count();
    }

    private static @Nullable Double average(List<Double> values) {
        return values.isEmpty()
                ? null
                : values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static @Nullable Double percentile(List<Double> sorted, double fraction) {
        if (sorted.isEmpty()) {
            return null;
        }
        double place = (sorted.size() - 1) * fraction;
        double below = sorted.get((int) Math.floor(place));
        double above = sorted.get((int) Math.ceil(place));
        return below + (place - Math.floor(place)) * (above - below);
    }
}
