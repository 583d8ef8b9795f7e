package io.deployinsights.insights.metric.summary;

import io.deployinsights.insights.benchmark.Benchmark;
import io.deployinsights.insights.exclusion.Facts;
import io.deployinsights.insights.exclusion.Reason;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.metric.Choice;
import io.deployinsights.insights.metric.Measurement;
import io.deployinsights.insights.metric.Metric;
import io.deployinsights.insights.metric.Table;
import io.deployinsights.insights.metric.failure.Recoveries;
import io.deployinsights.insights.metric.throughput.LeadTime;
import io.deployinsights.insights.metric.throughput.LeadTime.From;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.selection.Scan;
import io.deployinsights.insights.selection.Selection;
import io.deployinsights.insights.statistics.Sample;
import io.deployinsights.insights.window.Span;
import io.deployinsights.insights.window.Window;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The five delivery metrics over all selected deployments together: deployment frequency, lead time, change failure rate, recovery time and
 * rework rate.
 *
 * @param published the thresholds that it can be compared with
 * @param benchmark those that it is compared with
 * @param leadTime which lead time is shown
 */
public record Summary(List<Benchmark> published, Benchmark benchmark, LeadTimeChoice leadTime) implements Metric<Tile> {

    /** What published reports and badges call the five, in the order of the tiles. */
    public static final List<String> PARTS =
            List.of("frequency", "lead-time", "failure-rate", "recovery-time", "rework-rate");

    /** The year of the report that is meant where none is named. */
    public static final String USUAL_YEAR = "2023";

    private static final int MOST_TILES = 10;
    private static final String BENCHMARK = "benchmark";
    private static final String LEAD_TIME = "leadTime";

    public Summary {
        published = List.copyOf(published);
    }

    /** A summary compared with one report. */
    public Summary(Benchmark benchmark, LeadTimeChoice leadTime) {
        this(List.of(benchmark), benchmark, leadTime);
    }

    /** A summary compared with one report, with the lead time that is known. */
    public Summary(Benchmark benchmark) {
        this(benchmark, LeadTimeChoice.AUTO);
    }

    /**
     * A summary that can be compared with several reports, and usually is with that of {@value #USUAL_YEAR}.
     *
     * @throws IllegalArgumentException when that is not among them
     */
    public Summary(List<Benchmark> published) {
        this(published, of(USUAL_YEAR, published), LeadTimeChoice.AUTO);
    }

    @Override
    public String name() {
        return "summary";
    }

    @Override
    public String summary() {
        return "The five delivery metrics with benchmark band, and against the period before";
    }

    @Override
    public String details() {
        return "Over all deployments asked for, together: deployment frequency, lead time, change"
                + " failure rate, recovery time, rework rate. They are of production unless"
                + " environment says otherwise (* for all); asked has the names of production, and *"
                + " with a hint where nothing is recorded of it.";
    }

    @Override
    public String definition() {
        return "The five delivery metrics of all deployments together, and what they were in the period before.";
    }

    @Override
    public Table<Tile, ?> table() {
        return Tile.TABLE;
    }

    @Override
    public List<Choice> choices() {
        return List.of(
                new Choice(
                        BENCHMARK,
                        "The year of the State of DevOps report whose thresholds the bands are.",
                        published.stream().map(Summary::year).toList(),
                        year(benchmark)),
                new Choice(
                        LEAD_TIME,
                        "The lead time of changes or that of deployments; auto is that of changes where it is known of"
                                + " at least half of the successes to production, in the window and in the period"
                                + " before.",
                        Arrays.stream(LeadTimeChoice.values())
                                .map(LeadTimeChoice::key)
                                .toList(),
                        leadTime.key()));
    }

    @Override
    public Summary with(Map<String, String> chosen) {
        return new Summary(
                published,
                of(chosen.getOrDefault(BENCHMARK, year(benchmark)), published),
                LeadTimeChoice.named(chosen.getOrDefault(LEAD_TIME, leadTime.key())));
    }

    /** Each tile names the metric that the deployments behind it are listed by. */
    @Override
    public boolean hasEvidence() {
        return false;
    }

    @Override
    public boolean isOfProduction() {
        return true;
    }

    /** What none of the five counts. */
    @Override
    public @Nullable Reason exclusion(Facts facts) {
        return facts.whyNowhere();
    }

    @Override
    public long bytes(DeploymentHistory history, Query query) {
        return (long) BYTES_A_RESULT * MOST_TILES;
    }

    @Override
    public Measurement<Tile> measure(DeploymentHistory history, Query query) {
        var periods = Periods.of(history, query);
        var services = Selection.byService(history, query.during(periods.window()));
        var ofChanges = new LeadTime(From.COMMIT).in(history);
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

    private static String year(Benchmark benchmark) {
        return String.valueOf(benchmark.year());
    }

    private static Benchmark of(String year, List<Benchmark> published) {
        return published.stream()
                .filter(each -> year(each).equals(year))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no thresholds of " + year));
    }
}
