package io.deployinsights.insights.metric;

import io.deployinsights.insights.history.Deployment;
import io.deployinsights.insights.history.Status;
import io.deployinsights.insights.metric.LeadTime.Beginning;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.summary.Tile;
import io.deployinsights.insights.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The five delivery metrics of all deployments asked for, each counted on its own, for the window and for the one before. */
record NaiveSummary(List<Deployment> deployments, Query query) {

    /** What a tile says in the end; its intervals have tests of their own. */
    record Said(
            String metric,
            @Nullable Double value,
            int deployments,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Double valueBefore,
            int deploymentsBefore) {

        static Said of(Tile tile) {
            var before = tile.before();
            return new Said(
                    tile.metric(),
                    tile.value(),
                    tile.deployments(),
                    before == null ? null : before.from(),
                    before == null ? null : before.to(),
                    before == null ? null : before.value(),
                    before == null ? 0 : before.deployments());
        }
    }

    private record Figure(String metric, @Nullable Double value, int deployments) {}

    List<Said> numbers() {
        var beginning = leadTimes(query, Beginning.COMMIT).isEmpty() ? Beginning.START : Beginning.COMMIT;
        var now = figures(query, days(query.window()), beginning);
        var before = before();
        var then = before.map(window -> figures(query.during(window), days(window), beginning));
        return IntStream.range(0, now.size())
                .mapToObj(i -> new Said(
                        now.get(i).metric(),
                        now.get(i).value(),
                        now.get(i).deployments(),
                        before.map(Window::from).orElse(null),
                        before.map(Window::to).orElse(null),
                        then.map(figures -> figures.get(i).value()).orElse(null),
                        then.map(figures -> figures.get(i).deployments()).orElse(0)))
                .toList();
    }

    private List<Figure> figures(Query asked, double days, Beginning beginning) {
        var selection = new NaiveSelection(deployments, asked);
        var started = selection.inWindow().filter(d -> d.startedAt() != null).toList();
        var finished = started.stream().filter(NaiveMetrics::isRated).toList();
        var succeeded =
                started.stream().filter(d -> status(d) == Status.SUCCEEDED).toList();
        var leadTimes = leadTimes(asked, beginning);
        var recoveries = recoveries(asked);
        var rework = new NaiveMetrics(deployments, asked)
                .reworkRate().stream().mapToInt(ReworkRate.Result::rework).sum();
        boolean knowsServices = selection.services().count() > 0;
        return List.of(
                new Figure(
                        "frequency",
                        knowsServices && days > 0 ? (Double) (started.size() / days) : null,
                        started.size()),
                new Figure(
                        beginning == Beginning.COMMIT ? "change-lead-time" : "lead-time",
                        NaiveSample.percentile(leadTimes, 0.5),
                        leadTimes.size()),
                new Figure("failure-rate", share(finished, d -> status(d) != Status.SUCCEEDED), finished.size()),
                new Figure("recovery-time", NaiveSample.percentile(recoveries, 0.5), recoveries.size()),
                new Figure(
                        "rework-rate",
                        succeeded.isEmpty() ? null : (Double) ((double) rework / succeeded.size()),
                        succeeded.size()));
    }

    private List<Double> leadTimes(Query asked, Beginning beginning) {
        return new NaiveSelection(deployments, asked)
                .inWindow()
                .flatMap(d -> NaiveTime.leadSeconds(d, beginning).stream())
                .sorted()
                .toList();
    }

    private List<Double> recoveries(Query asked) {
        var selection = new NaiveSelection(deployments, asked);
        return selection
                .targets()
                .flatMap(target -> NaiveEpisode.of(
                        deployments.stream()
                                .filter(d -> Objects.equals(d.serviceName(), target.serviceName())
                                        && Objects.equals(d.environment(), target.environment()))
                                .toList(),
                        null)
                        .stream())
                .filter(episode -> episode.end() != null && selection.passesFilters(episode.end()))
                .filter(episode -> selection.isInWindow(NaiveEpisode.completion(episode.end())))
                .map(episode -> NaiveTime.seconds(
                        NaiveEpisode.completion(episode.opening()), NaiveEpisode.completion(episode.end())))
                .sorted()
                .toList();
    }

    /** As long as the window and right before it, where the window has a beginning and the registry was there. */
    private Optional<Window> before() {
        var window = query.window();
        var from = window.from();
        var to = end(window);
        var first = starts().findFirst();
        if (from == null || to == null || !to.isAfter(from) || first.isEmpty()) {
            return Optional.empty();
        }
        var zone = window.zone();
        int days = 0;
        while (!from.atZone(zone).plusDays(days + 1L).toInstant().isAfter(to)) {
            days++;
        }
        var rest = Duration.between(from.atZone(zone).plusDays(days).toInstant(), to);
        var begin = from.atZone(zone).minusDays(days).toInstant().minus(rest);
        var firstDay = NaiveTime.day(first.get(), zone).atStartOfDay(zone).toInstant();
        return begin.isBefore(firstDay) ? Optional.empty() : Optional.of(new Window(begin, from, zone));
    }

    private double days(Window window) {
        var begin = window.from() != null
                ? window.from()
                : starts().findFirst()
                        .map(first -> NaiveTime.day(first, window.zone())
                                .atStartOfDay(window.zone())
                                .toInstant())
                        .orElse(null);
        var end = end(window);
        return begin == null || end == null ? 0 : NaiveTime.days(begin, end, window.zone());
    }

    private @Nullable Instant end(Window window) {
        return window.to() != null
                ? window.to()
                : starts().reduce((one, later) -> later)
                        .map(last -> NaiveTime.day(last, window.zone())
                                .plusDays(1)
                                .atStartOfDay(window.zone())
                                .toInstant())
                        .orElse(null);
    }

    private Stream<Instant> starts() {
        return deployments.stream()
                .map(Deployment::startedAt)
                .filter(Objects::nonNull)
                .sorted();
    }

    private static @Nullable Double share(List<Deployment> of, Predicate<Deployment> which) {
        return of.isEmpty()
                ? null
                : (Double) ((double) of.stream().filter(which).count() / of.size());
    }

    private static Status status(Deployment d) {
        return Status.named(d.status());
    }
}
