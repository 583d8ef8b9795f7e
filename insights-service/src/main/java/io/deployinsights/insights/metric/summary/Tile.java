package io.deployinsights.insights.metric.summary;

import io.deployinsights.insights.benchmark.Benchmark;
import io.deployinsights.insights.metric.Table;
import io.deployinsights.insights.statistics.Difference;
import io.deployinsights.insights.statistics.Estimate;
import io.deployinsights.insights.window.Span;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of the five delivery metrics.
 *
 * @param metric its name, by which {@code /insights/deployments} lists the deployments behind it
 * @param definition one sentence that says what is measured
 * @param value a median of times, a share from 0 to 1, or deployments a day; null when there is nothing to measure
 * @param unit {@code deploymentsPerDay}, {@code seconds} or {@code share}
 * @param deployments how many the value is based on; of the recovery time, those that ended a failure
 * @param confidence95 the lower and the upper end of the value's 95 % interval; null where there are too few deployments to tell
 * @param benchmark null when there is no value, or no published threshold
 * @param before null when nothing can be compared: the window has no beginning, or the registry's history doesn't reach back so far
 * @param change null when either value is missing
 * @param tooFewToJudge whether a share or a median is of fewer than 10 deployments
 * @param known of lead times, of how many successes to production the change is known; null elsewhere
 * @param of of lead times, how many successes to production there are; null elsewhere
 * @param openEpisodes of the recovery time, how many failures were not over at the window's end; null elsewhere
 * @param excluded how many deployments are left out, by reason
 */
public record Tile(
        String metric,
        String definition,
        @Nullable Double value,
        String unit,
        int deployments,
        @Nullable List<Double> confidence95,
        @Nullable Comparison benchmark,
        @Nullable Before before,
        @Nullable Change change,
        boolean tooFewToJudge,
        @Nullable Integer known,
        @Nullable Integer of,
        @Nullable Integer openEpisodes,
        Map<String, Long> excluded) {

    static final Table<Tile, Tile> TABLE = Table.of(Tile.class)
            .with("metric", Tile::metric)
            .with("definition", Tile::definition)
            .with("value", Tile::value)
            .with("unit", Tile::unit)
            .with("deployments", Tile::deployments)
            .with("confidence95Low", Tile::confidence95, List::getFirst)
            .with("confidence95High", Tile::confidence95, List::getLast)
            .with("benchmarkBand", Tile::benchmark, Comparison::band)
            .with("benchmarkValue", Tile::benchmark, Comparison::value)
            .with("benchmarkYear", Tile::benchmark, Comparison::year)
            .with("benchmarkSource", Tile::benchmark, Comparison::source)
            .with("beforeFrom", Tile::before, Before::from)
            .with("beforeTo", Tile::before, Before::to)
            .with("beforeValue", Tile::before, Before::value)
            .with("beforeDeployments", Tile::before, Before::deployments)
            .with("changeDifference", Tile::change, Change::difference)
            .with("changeConfidence95Low", Tile::confidenceOfChange, List::getFirst)
            .with("changeConfidence95High", Tile::confidenceOfChange, List::getLast)
            .with("changeDirection", Tile::change, Change::direction)
            .with("changeMoreThanNoise", Tile::change, Change::moreThanNoise)
            .with("tooFewToJudge", Tile::tooFewToJudge)
            .with("known", Tile::known)
            .with("of", Tile::of)
            .with("openEpisodes", Tile::openEpisodes)
            .with("excluded", tile -> tile.excluded().entrySet());

    private static final int FEWEST_TO_JUDGE = 10;

    /**
     * How a value compares with what others have reported.
     *
     * @param band {@code elite}, {@code high}, {@code medium} or {@code low}
     * @param value what was compared, in the metric's unit: of the frequency, that of the average service with a success
     * @param year the year of the report
     * @param source the report
     */
    public record Comparison(String band, double value, int year, String source) {

        private static @Nullable Comparison of(Figure figure, Benchmark benchmark) {
            var value = figure.comparable();
            if (value == null) {
                return null;
            }
            var band = benchmark.band(figure.publishedAs(), figure.unit().comparable(value));
            return band == null ? null : new Comparison(band.key(), value, benchmark.year(), benchmark.source());
        }
    }

    /**
     * The same in the period before, which is as long.
     *
     * @param from the first moment inside
     * @param to the first moment after
     */
    public record Before(Instant from, Instant to, @Nullable Double value, int deployments) {

        private static Before of(Span span, Figure figure) {
            var estimate = figure.estimate();
            return new Before(
                    Instant.ofEpochMilli(span.fromMillis()),
                    Instant.ofEpochMilli(span.toMillis()),
                    estimate == null ? null : estimate.value(),
                    figure.deployments());
        }
    }

    /**
     * What has changed since the period before.
     *
     * @param difference the value less the one before
     * @param confidence95 the lower and the upper end of the difference's 95 % interval; null where there are too few deployments to tell
     * @param direction {@code better}, {@code worse} or {@code same}
     * @param moreThanNoise whether chance alone would seldom make such a difference: the interval leaves out 0
     */
    public record Change(
            double difference, @Nullable List<Double> confidence95, String direction, boolean moreThanNoise) {

        private static @Nullable Change of(@Nullable Estimate now, @Nullable Estimate before, Unit unit) {
            return now == null || before == null ? null : of(now.minus(before), unit);
        }

        private static Change of(Difference difference, Unit unit) {
            var direction = unit.isBetter(difference.value()) ? "better" : "worse";
            return new Change(
                    difference.value(),
                    interval(difference.low(), difference.high()),
                    difference.value() == 0 ? "same" : direction,
                    difference.isMoreThanNoise());
        }
    }

    static Tile of(Figure now, Benchmark benchmark, @Nullable Span spanBefore, @Nullable Figure before) {
        var estimate = now.estimate();
        var changes = now.changes();
        var excluded = new LinkedHashMap<String, Long>();
        now.excluded().forEach((reason, count) -> excluded.put(reason.key(), count));
        return new Tile(
                now.metric().name(),
                now.metric().definition(),
                estimate == null ? null : estimate.value(),
                now.unit().key(),
                now.deployments(),
                estimate == null ? null : interval(estimate.low(), estimate.high()),
                Comparison.of(now, benchmark),
                spanBefore == null || before == null ? null : Before.of(spanBefore, before),
                before == null ? null : Change.of(estimate, before.estimate(), now.unit()),
                estimate != null && now.unit() != Unit.DEPLOYMENTS_PER_DAY && now.deployments() < FEWEST_TO_JUDGE,
                changes == null ? null : changes.known(),
                changes == null ? null : changes.of(),
                now.openEpisodes(),
                excluded);
    }

    private static @Nullable List<Double> confidenceOfChange(Tile tile) {
        return tile.change() == null ? null : tile.change().confidence95();
    }

    private static @Nullable List<Double> interval(double low, double high) {
        return Double.isFinite(low) && Double.isFinite(high) ? List.of(low, high) : null;
    }
}
