package io.deployinsights.insights.metric.throughput;

import static io.deployinsights.insights.exclusion.Reason.CANCELLED;
import static io.deployinsights.insights.exclusion.Reason.IN_PROGRESS;
import static io.deployinsights.insights.exclusion.Reason.MISSING_START;
import static io.deployinsights.insights.exclusion.Reason.NOT_SUCCEEDED;
import static io.deployinsights.insights.exclusion.Reason.UNKNOWN_STATUS;
import static io.deployinsights.insights.history.Histories.history;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.evidence.Evidence;
import io.deployinsights.insights.evidence.EvidenceList;
import io.deployinsights.insights.evidence.Listing;
import io.deployinsights.insights.evidence.Role;
import io.deployinsights.insights.metric.throughput.TimeBetweenDeployments.Result;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.window.Window;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeBetweenDeploymentsTests {

    /** One on Monday, two at once on Wednesday, one on Sunday, and one a week later. */
    private static final String MARCH = """
        api  production  Succeeded  2026-03-02T10:00:00  2026-03-02T10:05:00  by=ann
        api  production  Succeeded  2026-03-04T10:00:00  2026-03-04T10:05:00  by=bob
        api  production  Succeeded  2026-03-04T10:00:00  2026-03-04T10:20:00  by=ann
        api  production  Failed     2026-03-05T10:00:00  2026-03-05T10:05:00  by=ann
        api  production  Succeeded  2026-03-08T10:00:00  -                    by=bob
        api  production  Succeeded  2026-03-15T10:00:00  2026-03-15T10:05:00  by=ann
        """;

    private static final int DAY = 86_400;

    private final TimeBetweenDeployments metric = new TimeBetweenDeployments();

    /**
     * In days, sorted: 0, 2, 4, 7. The median is at place 1.5: 2 + 0.5 × 2; the 90th percentile at 2.7: 4 + 0.7 × 3. From the 4th on the
     * first gap goes back to the 2nd; from the 5th on there are 4 and 7, at 0.5 and 0.9.
     */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        -,                    -,                    5, 4, 3,   6.1
        2026-03-02T10:00:00Z, -,                    5, 4, 3,   6.1
        2026-03-02T10:00:01Z, -,                    4, 4, 3,   6.1
        2026-03-04T10:00:00Z, 2026-03-08T10:00:00Z, 2, 2, 1,   1.8
        2026-03-05T00:00:00Z, -,                    2, 2, 5.5, 6.7
        -,                    2026-03-04T00:00:00Z, 1, 0, -,   -
        2026-03-16T00:00:00Z, -,                    0, 0, -,   -
        """)
    void measuresFromOneSuccessToTheNext(
            @Nullable Instant from,
            @Nullable Instant to,
            int deployments,
            int gaps,
            @Nullable Double medianDays,
            @Nullable Double p90Days) {
        var query = Query.ALL.during(new Window(from, to, ZoneOffset.UTC));

        assertThat(metric.measure(history(MARCH), query).results())
                .singleElement()
                .usingRecursiveComparison()
                .withComparatorForType((one, other) -> Math.abs(one - other) < 1e-6 ? 0 : 1, Double.class)
                .isEqualTo(new Result("api", "production", deployments, gaps, seconds(medianDays), seconds(p90Days)));
    }

    /** Ann's are two, and then eleven, days apart: what bob did in between is not asked for. */
    @Test
    void measuresBetweenThoseThatAreAskedFor() {
        var query = new Query(Set.of(), Set.of(), Set.of(), Set.of("ann"), Window.ALL);

        assertThat(metric.measure(history(MARCH), query).results())
                .extracting(Result::deployments, Result::gaps, Result::medianSeconds)
                .containsExactly(org.assertj.core.api.Assertions.tuple(3, 2, 6.5 * DAY));
    }

    @Test
    void keepsServicesAndEnvironmentsApart() {
        var history = history("""
            api  staging     Succeeded  2026-03-02T10:00:00  -
            web  production  Succeeded  2026-03-02T11:00:00  -
            api  production  Succeeded  2026-03-02T12:00:00  -
            api  staging     Succeeded  2026-03-02T13:00:00  -
            """);

        assertThat(metric.measure(history, Query.ALL).results())
                .containsExactly(
                        new Result("api", "production", 1, 0, null, null),
                        new Result("api", "staging", 2, 1, 10_800.0, 10_800.0),
                        new Result("web", "production", 1, 0, null, null));
    }

    @Test
    void leavesOutWhatHasNotSucceeded() {
        var history = history("""
            api  staging  Succeeded   2026-03-02T10:00:00  2026-03-02T10:01:00
            api  staging  Failed      2026-03-02T11:00:00  2026-03-02T11:01:00
            api  staging  RolledBack  2026-03-02T12:00:00  -
            api  staging  Cancelled   2026-03-02T13:00:00  -
            api  staging  Queued      2026-03-02T14:00:00  -
            api  staging  Finished    2026-03-02T15:00:00  -
            api  staging  Succeeded   -                    2026-03-02T16:00:00
            api  staging  Succeeded   2026-03-02T17:00:00  2026-03-02T16:00:00
            """);

        var measurement = metric.measure(history, Query.ALL);

        assertThat(measurement.results()).containsExactly(new Result("api", "staging", 2, 1, 25_200.0, 25_200.0));
        assertThat(measurement.excluded())
                .isEqualTo(Map.of(
                        NOT_SUCCEEDED, 2L, CANCELLED, 1L, IN_PROGRESS, 1L, UNKNOWN_STATUS, 1L, MISSING_START, 1L));
    }

    @Test
    void isMadeOfTheSuccessesInTheWindow() {
        var query = Query.ALL.during(new Window(Instant.parse("2026-03-04T00:00:00Z"), null, ZoneOffset.UTC));

        var page = EvidenceList.page(history(MARCH), Listing.of(metric, Role.COUNTED), query, 10, null);

        assertThat(page.evidence()).extracting(Evidence::id).containsExactly("6", "5", "2", "3");
    }

    private static @Nullable Double seconds(@Nullable Double days) {
        return days == null ? null : (Double) (days * DAY);
    }
}
