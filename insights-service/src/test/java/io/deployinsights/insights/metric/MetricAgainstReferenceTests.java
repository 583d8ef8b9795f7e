package io.deployinsights.insights.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.benchmark.Benchmark;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.history.Histories;
import io.deployinsights.insights.metric.RandomHistories.GeneratedHistory;
import io.deployinsights.insights.metric.activity.Activity;
import io.deployinsights.insights.metric.activity.People;
import io.deployinsights.insights.metric.failure.FailureEpisodes;
import io.deployinsights.insights.metric.failure.FailureRate;
import io.deployinsights.insights.metric.failure.RecoveryTime;
import io.deployinsights.insights.metric.failure.ReworkRate;
import io.deployinsights.insights.metric.list.ListedMetrics;
import io.deployinsights.insights.metric.quality.DataQuality;
import io.deployinsights.insights.metric.running.Drift;
import io.deployinsights.insights.metric.running.Latest;
import io.deployinsights.insights.metric.summary.LeadTimeChoice;
import io.deployinsights.insights.metric.summary.Summary;
import io.deployinsights.insights.metric.throughput.Frequency;
import io.deployinsights.insights.metric.throughput.LeadTime;
import io.deployinsights.insights.metric.throughput.TimeBetweenDeployments;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.selection.Selection;
import io.deployinsights.insights.window.Granularity;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.assertj.core.util.DoubleComparator;
import org.jspecify.annotations.Nullable;

@Domain(RandomHistories.class)
@Domain(DomainContext.Global.class)
class MetricAgainstReferenceTests {

    /** Sums in another order differ in their last bits. */
    private static final RecursiveComparisonConfiguration TO_THE_NANOSECOND = RecursiveComparisonConfiguration.builder()
            .withComparatorForType(new DoubleComparator(1e-9), Double.class)
            .build();

    private static final Instant NOW = RandomHistories.NOW;

    private static final Benchmark NO_BENCHMARK = new Benchmark(2023, "none", Map.of());

    /** All of them of one history: making it up takes longer than measuring it. */
    @Property
    void measureAsDefined(
            @ForAll GeneratedHistory generated,
            @ForAll Query query,
            @ForAll("granularities") @Nullable Granularity granularity,
            @ForAll LeadTime.From from,
            @ForAll LeadTimeChoice choice) {
        var history = history(generated);
        var naive = new NaiveMetrics(generated.deployments(), query, NOW);
        agree(
                new Frequency(granularity),
                history,
                query,
                new NaiveFrequency(generated.deployments(), query, NOW).results(granularity));
        agree(
                new TimeBetweenDeployments(),
                history,
                query,
                new NaiveTimeBetween(generated.deployments(), query, NOW).results());
        agree(new LeadTime(from), history, query, naive.leadTime(from));
        agree(new FailureRate(), history, query, naive.failureRate());
        agree(new Latest(), history, query, naive.latest());
        agree(new RecoveryTime(), history, query, naive.recoveryTime());
        agree(new ReworkRate(), history, query, naive.reworkRate());
        agree(new FailureEpisodes(), history, query, new NaiveEpisodes(generated.deployments(), query, NOW).results());
        agree(new Activity(), history, query, new NaiveActivity(generated.deployments(), query, NOW).hours());
        agree(new People(), history, query, new NaiveActivity(generated.deployments(), query, NOW).people());
        agree(new Drift(), history, query, new NaiveDrift(generated.deployments(), query, NOW).results());
        agree(
                "summary",
                new Summary(NO_BENCHMARK, choice)
                        .measure(history, query).results().stream()
                                .map(NaiveSummary.Said::of)
                                .toList(),
                new NaiveSummary(generated.deployments(), query, NOW, choice).numbers());
    }

    @Property
    void findsFaultsAsDefined(@ForAll GeneratedHistory generated, @ForAll Query query) {
        agree(
                "data-quality",
                new DataQuality()
                        .measure(history(generated), query).results().stream()
                                .map(NaiveDataQuality.Found::of)
                                .toList(),
                new NaiveDataQuality(generated.deployments(), query, NOW).found());
    }

    @Provide
    Arbitrary<@Nullable Granularity> granularities() {
        return Arbitraries.of(Granularity.class).injectNull(0.3);
    }

    @Property
    void countOrExcludeEveryDeployment(@ForAll GeneratedHistory generated, @ForAll Query query) {
        var history = history(generated);
        countOrExcludeWhatWasAskedFor(history, query);
        countOrExcludeWhatIsBehindATile(history, query);
    }

    private static void countOrExcludeWhatIsBehindATile(DeploymentHistory history, Query query) {
        var byName = ListedMetrics.ALL.stream().collect(Collectors.toMap(Metric::name, Function.identity()));

        for (var tile : new Summary(NO_BENCHMARK).measure(history, query).results()) {
            var excluded = new LinkedHashMap<String, Long>();
            byName.get(tile.metric())
                    .measure(history, query)
                    .excluded()
                    .forEach((reason, count) -> excluded.put(reason.key(), count));
            assertThat(tile.excluded()).as(tile.metric()).isEqualTo(excluded);
        }
    }

    private static void countOrExcludeWhatWasAskedFor(DeploymentHistory history, Query query) {
        var selection = Selection.byTarget(history, query);
        long asked = IntStream.range(0, history.size())
                .filter(row -> selection.group(row) != Selection.NONE)
                .count();

        for (var metric : ListedMetrics.ALL) {
            long counted = IntStream.range(0, history.size())
                    .filter(row -> selection.group(row) != Selection.NONE)
                    .filter(row -> metric.in(history).exclusion(history, row) == null)
                    .count();
            long excluded = metric.measure(history, query).excluded().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            assertThat(counted + excluded).as(metric.name()).isEqualTo(asked);
        }
    }

    private static <R> void agree(Metric<R> metric, DeploymentHistory history, Query query, List<R> expected) {
        agree(metric.name(), metric.measure(history, query).results(), expected);
    }

    private static void agree(String metric, List<?> results, List<?> expected) {
        assertThat(results)
                .as(metric)
                .usingRecursiveFieldByFieldElementComparator(TO_THE_NANOSECOND)
                .isEqualTo(expected);
    }

    private static DeploymentHistory history(GeneratedHistory generated) {
        return Histories.of(generated.deployments(), NOW);
    }
}
