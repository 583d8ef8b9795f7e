package io.deployinsights.insights.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.benchmark.Benchmark;
import io.deployinsights.insights.history.Histories;
import io.deployinsights.insights.metric.RandomHistories.GeneratedHistory;
import io.deployinsights.insights.metric.failure.FailureEpisodes;
import io.deployinsights.insights.metric.failure.FailureRate;
import io.deployinsights.insights.metric.failure.RecoveryTime;
import io.deployinsights.insights.metric.failure.ReworkRate;
import io.deployinsights.insights.metric.quality.DataQuality;
import io.deployinsights.insights.metric.running.Drift;
import io.deployinsights.insights.metric.running.Latest;
import io.deployinsights.insights.metric.summary.Summary;
import io.deployinsights.insights.metric.throughput.DeploymentFrequency;
import io.deployinsights.insights.metric.throughput.Frequency;
import io.deployinsights.insights.metric.throughput.LeadTime;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.window.Granularity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;

/** An answer is given again at later moments as long as it says that it holds: it has to be the same. */
@Domain(RandomHistories.class)
@Domain(DomainContext.Global.class)
class MomentTests {

    private static final Instant MIDDLE = Instant.parse("2026-04-02T00:00:00Z");

    private static final List<Metric<?>> METRICS = List.of(
            new Frequency(Granularity.DAILY),
            new LeadTime(),
            new LeadTime(LeadTime.From.COMMIT),
            new Summary(new Benchmark(2023, "none", Map.of())),
            new Drift(),
            new FailureRate(),
            new Latest(),
            new RecoveryTime(),
            new FailureEpisodes(),
            new DeploymentFrequency(),
            new Frequency(null),
            new ReworkRate(),
            new DataQuality());

    @Property
    void measuresTheSameAtAnyMoment(
            @ForAll GeneratedHistory generated, @ForAll Query query, @ForAll @IntRange(max = 500) int hours) {
        var history = Histories.of(generated.deployments(), MIDDLE);
        var later = history.at(MIDDLE.plus(Duration.ofHours(hours)));

        for (var metric : METRICS) {
            if (later.asOf().isBefore(metric.validUntil(history, query))) {
                assertThat(metric.measure(later, query)).as(metric.name()).isEqualTo(metric.measure(history, query));
            }
        }
    }

    @Test
    void knowsThatFaultsPass() {
        var history = Histories.history("api staging Building 2026-04-01T00:00:00 -", MIDDLE);
        var later = history.at(MIDDLE.plusSeconds(1));

        assertThat(new DataQuality().validUntil(history, Query.ALL)).isEqualTo(MIDDLE);
        assertThat(new DataQuality().measure(later, Query.ALL))
                .isNotEqualTo(new DataQuality().measure(history, Query.ALL));
    }
}
