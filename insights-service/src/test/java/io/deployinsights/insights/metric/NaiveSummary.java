package io.deployinsights.insights.metric;

import io.deployinsights.insights.history.Deployment;
import io.deployinsights.insights.history.Status;
import io.deployinsights.insights.metric.LeadTime.Beginning;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.summary.Tile;
import io.deployinsights.insights.window.Window;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The five delivery metrics of all deployments asked for, each counted on its own, for the window and for the one before. */
record NaiveSummary(List<Deployment> deployments, Query query, Instant now) {

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
