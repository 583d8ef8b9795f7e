package io.deployinsights.insights.metric.throughput;

import static io.deployinsights.insights.exclusion.Reason.IN_PROGRESS;
import static io.deployinsights.insights.exclusion.Reason.MISSING_FINISH;
import static io.deployinsights.insights.exclusion.Reason.MISSING_START;
import static io.deployinsights.insights.exclusion.Reason.NEGATIVE_DURATION;
import static io.deployinsights.insights.exclusion.Reason.NOT_SUCCEEDED;
import static io.deployinsights.insights.exclusion.Reason.UNKNOWN_STATUS;
import static io.deployinsights.insights.history.Histories.history;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.selection.Query;
import java.util.Map;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.assertj.core.util.DoubleComparator;
import org.junit.jupiter.api.Test;

class LeadTimeTests {

    private static final RecursiveComparisonConfiguration TO_THE_NANOSECOND = RecursiveComparisonConfiguration.builder()
            .withComparatorForType(new DoubleComparator(1e-9), Double.class)
            .build();

    private final LeadTime leadTime = new LeadTime();

    @Test
    void interpolatesPercentilesBetweenNeighbours() {
        var history = history("""
            api  staging     Succeeded  2026-03-02T10:00:00  2026-03-02T10:01:00
            api  staging     Succeeded  2026-03-02T11:00:00  2026-03-02T11:02:00
            api  production  Succeeded  2026-03-02T12:00:00  2026-03-02T12:03:00
            api  production  Succeeded  2026-03-02T13:00:00  2026-03-02T13:10:00
            """);

        var results = leadTime.measure(history, Query.ALL).results();

        // Sorted: 60, 120, 180, 600. p90 is at place 2.7: 180 + 0.7 × 420; p95 at 2.85: 180 + 0.85 × 420.
        assertThat(results)
                .usingRecursiveFieldByFieldElementComparator(TO_THE_NANOSECOND)
                .containsExactly(new LeadTime.Result("api", 4, 240.0, 150.0, 474.0, 537.0, 60.0, 600.0));
    }

    @Test
    void measuresAllServicesTogetherWhereTheyAreOneGroup() {
        var history = history("""
            api  staging     Succeeded  2026-03-02T10:00:00  2026-03-02T10:01:00
            web  production  Succeeded  2026-03-02T12:00:00  2026-03-02T12:03:00
            web  production  Failed     2026-03-02T12:00:00  2026-03-02T12:09:00
            """);

        var measured = leadTime.with(Map.of("groupBy", "all")).measure(history, Query.ALL);

        assertThat(measured.results())
                .usingRecursiveFieldByFieldElementComparator(TO_THE_NANOSECOND)
                .containsExactly(new LeadTime.Result(null, 2, 120.0, 120.0, 168.0, 174.0, 60.0, 180.0));
        assertThat(measured.excluded()).isEqualTo(Map.of(NOT_SUCCEEDED, 1L));
    }

    @Test
    void takesASingleDeploymentForEveryPercentile() {
        var history = history("api staging Succeeded 2026-03-02T10:00:00 2026-03-02T10:00:01.500");

        var results = leadTime.measure(history, Query.ALL).results();

        assertThat(results).containsExactly(new LeadTime.Result("api", 1, 1.5, 1.5, 1.5, 1.5, 1.5, 1.5));
    }

    @Test
    void countsADeploymentThatTookNoTime() {
        var history = history("api staging Succeeded 2026-03-02T10:00:00 2026-03-02T10:00:00");

        var results = leadTime.measure(history, Query.ALL).results();

        assertThat(results).containsExactly(new LeadTime.Result("api", 1, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0));
    }

    @Test
    void listsServicesWithNothingToMeasureAndWhy() {
        var history = history("""
            idle  staging  Failed      2026-03-02T10:00:00  2026-03-02T10:01:00
            idle  staging  RolledBack  2026-03-02T10:00:00  -
            idle  staging  Queued      2026-03-02T10:00:00  2026-03-02T10:01:00
            idle  staging  Succeeded   2026-03-02T10:00:00  -
            idle  staging  Succeeded   2026-03-02T10:00:00  2026-03-02T09:59:59
            idle  staging  Succeeded   -                    2026-03-02T10:00:00
            idle  staging  Finished    2026-03-02T10:00:00  2026-03-02T10:01:00
            """);

        var measurement = leadTime.measure(history, Query.ALL);

        assertThat(measurement.results())
                .containsExactly(new LeadTime.Result("idle", 0, null, null, null, null, null, null));
        assertThat(measurement.excluded())
                .isEqualTo(Map.of(
                        NOT_SUCCEEDED, 2L,
                        IN_PROGRESS, 1L,
                        MISSING_FINISH, 1L,
                        NEGATIVE_DURATION, 1L,
                        MISSING_START, 1L,
                        UNKNOWN_STATUS, 1L));
    }

    @Test
    void sortsServicesByName() {
        var history = history("""
            web  staging  Succeeded  2026-03-02T10:00:00  2026-03-02T10:01:00
            -    staging  Succeeded  2026-03-02T10:00:00  2026-03-02T10:01:00
            api  staging  Succeeded  2026-03-02T10:00:00  2026-03-02T10:01:00
            """);

        var results = leadTime.measure(history, Query.ALL).results();

        assertThat(results).extracting(LeadTime.Result::serviceName).containsExactly(null, "api", "web");
    }
}
