package io.deployinsights.insights.summary;

import io.deployinsights.insights.benchmark.Benchmark;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.metric.LeadTime;
import io.deployinsights.insights.metric.LeadTime.Beginning;
import io.deployinsights.insights.metric.Measurement;
import io.deployinsights.insights.metric.Metric;
import io.deployinsights.insights.repair.Recoveries;
import io.deployinsights.insights.selection.Facts;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.selection.Reason;
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
 * rework rate. The lead time is that of changes where it is known for any, and that of deployments otherwise.
 */
public final class Summary implements Metric<Tile> {

    private final Benchmark benchmark;

    /** A summary that holds the numbers against these thresholds. */
    public Summary(Benchmark benchmark) {
        this.benchmark = benchmark;
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
        return facts.hasStart() ? null : Reason.MISSING_START;
    }

    @Override
    public Measurement<Tile> measure(DeploymentHistory history, Query query) {
        var periods = Periods.of(history, query);
        var services = Selection.byService(history, query.during(periods.window()));
        var scan = scan(history, services, periods, new LeadTime(Beginning.COMMIT));
        if (scan.counted().now().leadTimes().size() == 0) {
            scan = scan(history, services, periods, new LeadTime(Beginning.START));
        }
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

    private Scan<Deliveries> scan(
            DeploymentHistory history, Selection<?> services, Periods periods, LeadTime leadTime) {
        var rules = Delivery.Rules.of(history, leadTime);
        return Scan.of(history, services, this, () -> new Deliveries(periods, rules));
    }

    private static List<Figure> figures(
            DeploymentHistory history, Selection<?> services, Delivery delivery, Span span, Window window) {
        double days = services.groups().isEmpty() ? 0 : span.days();
        return Figure.allOf(delivery, days, recoveries(history, services, window));
    }

    private static Sample recoveries(DeploymentHistory history, Selection<?> services, Window window) {
        return Stream.of(Recoveries.durations(history, services, window.fromMillis(), window.toMillis()))
                .reduce(new Sample(), Sample::and);
    }
}
