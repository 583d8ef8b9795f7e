package io.deployinsights.insights.metric.summary;

import io.deployinsights.insights.benchmark.Benchmark;
import io.deployinsights.insights.exclusion.Facts;
import io.deployinsights.insights.exclusion.Reason;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.metric.Measurement;
import io.deployinsights.insights.metric.Metric;
import io.deployinsights.insights.metric.failure.Recoveries;
import io.deployinsights.insights.metric.throughput.LeadTime;
import io.deployinsights.insights.metric.throughput.LeadTime.Beginning;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.selection.Scan;
import io.deployinsights.insights.selection.Selection;
import io.deployinsights.insights.statistics.Sample;
import io.deployinsights.insights.window.Span;
import io.deployinsights.insights.window.Window;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The five delivery metrics over everything that was asked for: deployment frequency, lead time, change failure rate, recovery time and
 * rework rate.
 *
 * @param benchmark the thresholds that the numbers are held against
 * @param leadTime which lead time is shown
 */
public record Summary(Benchmark benchmark, LeadTimeChoice leadTime) implements Metric<Tile> {

    private static final int MOST_TILES = 10;

    /** A summary with the lead time that is known. */
    public Summary(Benchmark benchmark) {
        this(benchmark, LeadTimeChoice.AUTO);
    }

    @Override
    public String name() {
        return "summary";
    }

    @Override
    public String definition() {
        return "The five delivery metrics of all deployments together, and what they were in the period before.";
    }

    /** What none of the five counts. */
    @Override
    public @Nullable Reason exclusion(Facts facts) {
        return facts.whyNowhere();
    }

    @Override
    public long rows(DeploymentHistory history, Query query) {
        return MOST_TILES;
    }

    @Override
    public Measurement<Tile> measure(DeploymentHistory history, Query query) {
        var periods = Periods.of(history, query);
        var services = Selection.byService(history, query.during(periods.window()));
        var ofChanges = new LeadTime(Beginning.COMMIT).in(history);
        var rules = Delivery.Rules.of(history, leadTime(history, services, periods, ofChanges), ofChanges);
        var scan = Scan.of(history, services, this, () -> new Deliveries(periods, rules));
        var now = figures(history, services, scan.counted().now(), periods.now(), query.window());
        var before = periods.before() == null
                ? null
                : figures(
                        history,
                        services,
                        scan.counted().before(),
                        periods.before(),
                        periods.before().window());
        var tiles = IntStream.range(0, now.size())
                .mapToObj(i -> Tile.of(now.get(i), benchmark, periods.before(), before == null ? null : before.get(i)))
                .toList();
        return new Measurement<>(tiles, scan.excluded());
    }

    private LeadTime leadTime(DeploymentHistory history, Selection<?> services, Periods periods, LeadTime ofChanges) {
        var census =
                Scan.of(history, services, this, () -> new Censuses(periods)).counted();
        return leadTime.of(ofChanges, Coverage.of(ofChanges, census.now()), Coverage.of(ofChanges, census.before()));
    }

    private static List<Figure> figures(
            DeploymentHistory history, Selection<?> services, Delivery delivery, Span span, Window window) {
        double days = services.groups().isEmpty() ? 0 : span.days();
        return Figure.allOf(
                delivery, days, recoveries(history, services, window), openEpisodes(history, services, window));
    }

    private static Sample recoveries(DeploymentHistory history, Selection<?> services, Window window) {
        return Stream.of(Recoveries.durations(history, services, window.fromMillis(), window.toMillis()))
                .reduce(new Sample(), Sample::and);
    }

    private static int openEpisodes(DeploymentHistory history, Selection<?> services, Window window) {
        return Recoveries.open(history, services, window.toMillis()).size();
    }
}
