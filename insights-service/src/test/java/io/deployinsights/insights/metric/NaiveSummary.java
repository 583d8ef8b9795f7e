package io.deployinsights.insights.metric;

import io.deployinsights.insights.deployment.Deployment;
import io.deployinsights.insights.deployment.Status;
import io.deployinsights.insights.metric.failure.ReworkRate;
import io.deployinsights.insights.metric.summary.LeadTimeChoice;
import io.deployinsights.insights.metric.summary.Tile;
import io.deployinsights.insights.metric.throughput.LeadTime.From;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.window.Window;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The five delivery metrics of all deployments asked for, each counted on its own, for the window and for the one before. */
record NaiveSummary(List<Deployment> deployments, Query query, Instant now, LeadTimeChoice choice) {

    /** What a tile says in the end; its intervals have tests of their own. */
    record Said(
            String metric,
            @Nullable Double value,
            int deployments,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Double valueBefore,
            int deploymentsBefore,
            @Nullable Integer known,
            @Nullable Integer of,
            @Nullable Integer openEpisodes,
            boolean tooFew) {

        static Said of(Tile tile) {
            var before = tile.before();
            return new Said(
                    tile.metric(),
                    tile.value(),
                    tile.deployments(),
                    before == null ? null : before.from(),
                    before == null ? null : before.to(),
                    before == null ? null : before.value(),
                    before == null ? 0 : before.deployments(),
                    tile.known(),
                    tile.of(),
                    tile.openEpisodes(),
                    tile.tooFewToJudge());
        }
    }

    private record Figure(String metric, @Nullable Double value, int deployments) {}

    List<Said> numbers() {
        var from = isOfChanges() ? From.COMMIT : From.START;
        var now = figures(query, days(query.window()), from);
        var before = before();
        var then = before.map(window -> figures(query.during(window), days(window), from));
        return IntStream.range(0, now.size())
                .mapToObj(i -> new Said(
                        now.get(i).metric(),
                        now.get(i).value(),
                        now.get(i).deployments(),
                        before.map(Window::from).orElse(null),
                        before.map(Window::to).orElse(null),
                        then.map(figures -> figures.get(i).value()).orElse(null),
                        then.map(figures -> figures.get(i).deployments()).orElse(0),
                        i == 1 ? (Integer) leadTimes(query, From.COMMIT).size() : null,
                        i == 1 ? (Integer) (int) toProduction(query) : null,
                        i == 3 ? (Integer) (int) openEpisodes() : null,
                        i > 0 && now.get(i).value() != null && now.get(i).deployments() < 10))
                .toList();
    }

    /** That of changes when it is known of half of what it is about in each period that has a success, and the current one has. */
    private boolean isOfChanges() {
        return switch (choice) {
            case CHANGE -> true;
            case DEPLOY -> false;
            case AUTO ->
                toProduction(query) > 0
                        && Stream.concat(Stream.of(query), before().map(query::during).stream())
                                .filter(period -> toProduction(period) > 0)
                                .allMatch(
                                        period -> leadTimes(period, From.COMMIT).size() >= toProduction(period) / 2.0);
        };
    }

    private long toProduction(Query period) {
        return new NaiveSelection(deployments, period)
                .inWindow()
                .filter(d -> NaiveRecord.isInTime(d, now) && status(d) == Status.SUCCEEDED)
                .filter(d -> everywhere() || NaiveSelection.isProduction(d))
                .count();
    }

    private boolean everywhere() {
        return NaiveSelection.hasNoProduction(deployments);
    }

    private long openEpisodes() {
        return new NaiveMetrics(deployments, query, now)
                .recoveryTime().stream().filter(result -> result.open() != null).count();
    }

    private List<Figure> figures(Query asked, double days, From from) {
        var selection = new NaiveSelection(deployments, asked);
        var started =
                selection.inWindow().filter(d -> NaiveRecord.isInTime(d, now)).toList();
        var finished = started.stream().filter(NaiveRecord::isRated).toList();
        var succeeded =
                started.stream().filter(d -> status(d) == Status.SUCCEEDED).toList();
        var leadTimes = leadTimes(asked, from);
        var recoveries = recoveries(asked);
        var rework = new NaiveMetrics(deployments, asked, now)
                .reworkRate().stream().mapToInt(ReworkRate.Result::rework).sum();
        boolean knowsServices = selection.services().count() > 0;
        return List.of(
                new Figure(
                        "deployment-frequency",
                        knowsServices && days > 0 ? (Double) (succeeded.size() / days) : null,
                        succeeded.size()),
                new Figure(
                        from == From.COMMIT ? "change-lead-time" : "lead-time",
                        NaiveSample.percentile(leadTimes, 0.5),
                        leadTimes.size()),
                new Figure("failure-rate", share(finished, d -> status(d) != Status.SUCCEEDED), finished.size()),
                new Figure("recovery-time", NaiveSample.percentile(recoveries, 0.5), recoveries.size()),
                new Figure(
                        "rework-rate",
                        succeeded.isEmpty() ? null : (Double) ((double) rework / succeeded.size()),
                        succeeded.size()));
    }

    private List<Double> leadTimes(Query asked, From from) {
        return new NaiveSelection(deployments, asked)
                .inWindow()
                .flatMap(d -> new NaiveLeadTime(deployments, now).seconds(d, from).stream())
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
                        null,
                        now)
                        .stream())
                .filter(episode -> episode.end() != null && selection.passesFilters(episode.end()))
                .filter(episode -> selection.isInWindow(NaiveRecord.completion(episode.end())))
                .map(NaiveEpisode::seconds)
                .sorted()
                .toList();
    }

    /** As long as the window and right before it. */
    private Optional<Window> before() {
        var window = query.window();
        return new NaiveWindow(deployments, query, now)
                .beginBefore()
                .map(begin -> new Window(begin, window.from(), window.zone()));
    }

    private double days(Window window) {
        return new NaiveWindow(deployments, query.during(window), now).days();
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
