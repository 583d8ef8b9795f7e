package io.deployinsights.insights.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.benchmark.Benchmark;
import io.deployinsights.insights.drift.Drift;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.history.Histories;
import io.deployinsights.insights.metric.RandomHistories.Told;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.selection.Selection;
import io.deployinsights.insights.summary.Summary;
import io.deployinsights.insights.window.Granularity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.assertj.core.util.DoubleComparator;

@Domain(RandomHistories.class)
@Domain(DomainContext.Global.class)
class MetricAgainstReferenceTests {

    /** Sums in another order differ in their last bits. */
    private static final RecursiveComparisonConfiguration TO_THE_NANOSECOND = RecursiveComparisonConfiguration.builder()
            .withComparatorForType(new DoubleComparator(1e-9), Double.class)
            .build();

    private static final Benchmark NO_BENCHMARK = new Benchmark(2023, "none", Map.of());

    @Property
    void countsFrequencyAsDefined(@ForAll Told told, @ForAll Query query, @ForAll Granularity granularity) {
        agree(
                new Frequency(granularity),
                told,
                query,
                new NaiveMetrics(told.deployments(), query).frequency(granularity));
    }

    @Property
    void measuresLeadTimeAsDefined(@ForAll Told told, @ForAll Query query, @ForAll LeadTime.Beginning beginning) {
        agree(new LeadTime(beginning), told, query, new NaiveMetrics(told.deployments(), query).leadTime(beginning));
    }

    @Property
    void measuresDriftAsDefined(@ForAll Told told, @ForAll Query query) {
        agree(new Drift(), told, query, new NaiveDrift(told.deployments(), query, Histories.NOW).results());
    }

    @Property
    void sumsUpAsDefined(@ForAll Told told, @ForAll Query query) {
        var tiles = new Summary(NO_BENCHMARK).measure(history(told), query).results();

        assertThat(tiles.stream().map(NaiveSummary.Said::of))
                .usingRecursiveFieldByFieldElementComparator(TO_THE_NANOSECOND)
                .isEqualTo(new NaiveSummary(told.deployments(), query).numbers());
    }

    @Property(tries = 100)
    void countsOrExcludesEveryDeploymentBehindATile(@ForAll Told told, @ForAll Query query) {
        var history = history(told);
        var byName = everyMetric().stream().collect(Collectors.toMap(Metric::name, Function.identity()));

        for (var tile : new Summary(NO_BENCHMARK).measure(history, query).results()) {
            var excluded = new LinkedHashMap<String, Long>();
            byName.get(tile.metric())
                    .measure(history, query)
                    .excluded()
                    .forEach((reason, count) -> excluded.put(reason.key(), count));
            assertThat(tile.excluded()).as(tile.metric()).isEqualTo(excluded);
        }
    }

    @Property
    void measuresFailureRateAsDefined(@ForAll Told told, @ForAll Query query) {
        agree(new FailureRate(), told, query, new NaiveMetrics(told.deployments(), query).failureRate());
    }

    @Property
    void findsTheLatestAsDefined(@ForAll Told told, @ForAll Query query) {
        agree(new Latest(), told, query, new NaiveMetrics(told.deployments(), query).latest());
    }

    @Property
    void measuresRecoveryTimeAsDefined(@ForAll Told told, @ForAll Query query) {
        agree(new RecoveryTime(), told, query, new NaiveMetrics(told.deployments(), query).recoveryTime());
    }

    @Property
    void measuresReworkRateAsDefined(@ForAll Told told, @ForAll Query query) {
        agree(new ReworkRate(), told, query, new NaiveMetrics(told.deployments(), query).reworkRate());
    }

    @Property
    void countsOrExcludesEveryDeploymentAskedFor(@ForAll Told told, @ForAll Query query) {
        var history = history(told);
        var selection = Selection.byTarget(history, query);
        long asked = IntStream.range(0, history.size())
                .filter(row -> selection.group(row) != Selection.NONE)
                .count();

        for (var metric : everyMetric()) {
            long counted = IntStream.range(0, history.size())
                    .filter(row -> selection.group(row) != Selection.NONE)
                    .filter(row -> metric.exclusion(history, row) == null)
                    .count();
            long excluded = metric.measure(history, query).excluded().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            assertThat(counted + excluded).as(metric.name()).isEqualTo(asked);
        }
    }

    private static <R> void agree(Metric<R> metric, Told told, Query query, List<R> expected) {
        assertThat(metric.measure(history(told), query).results())
                .usingRecursiveFieldByFieldElementComparator(TO_THE_NANOSECOND)
                .isEqualTo(expected);
    }

    private static DeploymentHistory history(Told told) {
        return Histories.of(told.deployments(), Histories.NOW);
    }

    private static List<Metric<?>> everyMetric() {
        return List.of(
                new Summary(NO_BENCHMARK),
                new Drift(),
                new Frequency(Granularity.DAILY),
                new LeadTime(),
                new LeadTime(LeadTime.Beginning.COMMIT),
                new FailureRate(),
                new Latest(),
                new RecoveryTime(),
                new ReworkRate(),
                new DataQuality());
    }
}
