package io.deployinsights.insights.metric.throughput;

import static io.deployinsights.insights.history.Histories.history;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.metric.throughput.Frequency.Bucket;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.window.Granularity;
import io.deployinsights.insights.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How many days a window without an end or a beginning has. */
class OpenWindowTests {

    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");
    private static final Instant FOURTH_OF_MARCH = Instant.parse("2026-03-04T12:00:00Z");

    private final Frequency daily = new Frequency(Granularity.DAILY);

    @Test
    void beginsWithTheFirstDeploymentThatIsAskedFor() {
        var history = history("""
            api  staging     Succeeded  2026-03-02T10:00:00  -
            api  production  Queued     2026-03-03T10:00:00  -
            web  staging     Succeeded  2026-03-01T10:00:00  -
            """, FOURTH_OF_MARCH);

        assertThat(perDay(history, new Query(Set.of("api"), Set.of(), Set.of(), Set.of(), Window.ALL)))
                .containsExactly(2.0 / 3);
        assertThat(perDay(history, new Query(Set.of("api"), Set.of("production"), Set.of(), Set.of(), Window.ALL)))
                .containsExactly(1.0 / 2);
        assertThat(perDay(history, Query.ALL)).containsExactly(2.0 / 4, 1.0 / 4);
    }

    /** As when a team stops deploying on the 3rd, and looks at the month on the 30th. */
    @Test
    void getsSlowerEveryDayThatNobodyDeploys() {
        var month = new Window(Instant.parse("2026-11-01T00:00:00Z"), null, ZoneOffset.UTC);
        var history = history("""
            api  production  Succeeded  2026-11-01T10:00:00  2026-11-01T10:05:00
            api  production  Succeeded  2026-11-02T10:00:00  2026-11-02T10:05:00
            api  production  Succeeded  2026-11-03T10:00:00  2026-11-03T10:05:00
            """, Instant.parse("2026-11-30T08:00:00Z"));

        assertThat(perDay(history, Query.ALL.during(month))).containsExactly(3.0 / 30);
        assertThat(perDay(history, Query.ALL)).containsExactly(3.0 / 30);
        assertThat(perDay(history.at(Instant.parse("2027-10-31T23:00:00Z")), Query.ALL))
                .containsExactly(3.0 / 365);
    }

    @Test
    void isNotMovedByStartsThatCannotBe() {
        var table = """
            api  production  Succeeded  2026-03-03T10:00:00  2026-03-03T10:05:00
            web  production  Succeeded  1970-01-01T00:00:00  1970-01-01T00:05:00
            api  production  Succeeded  1999-12-31T23:59:59  2026-03-03T10:05:00
            web  production  Succeeded  2206-03-03T10:00:00  2206-03-03T10:05:00
            """;

        for (var query : List.of(Query.ALL, Query.ALL.during(new Window(null, null, COPENHAGEN)))) {
            var span = query.span(history(table, FOURTH_OF_MARCH));

            assertThat(span.days()).isEqualTo(2);
        }
    }

    @Test
    void choosesTheFinestGranularityThatFits() {
        var byDefault = new Frequency(null);
        var history = history("api staging Succeeded 2026-03-02T10:00:00 -", FOURTH_OF_MARCH);

        for (var expected : Map.of(
                        400,
                        Granularity.DAILY,
                        401,
                        Granularity.WEEKLY,
                        399 * 7,
                        Granularity.WEEKLY,
                        401 * 7,
                        Granularity.MONTHLY)
                .entrySet()) {
            var query = Query.ALL.during(new Window(
                    Instant.parse("2026-03-05T00:00:00Z").minus(Duration.ofDays(expected.getKey())),
                    null,
                    ZoneOffset.UTC));
            assertThat(byDefault.decided(query.span(history)))
                    .isEqualTo(Map.of("granularity", expected.getValue().key()));
            assertThat(byDefault.measure(history, query).results().getFirst().buckets())
                    .hasSizeLessThanOrEqualTo(401);
        }
    }

    /** Clocks may be ahead by five minutes. */
    @Test
    void countsStartsOfTheNextMinutesToday() {
        var history = history("""
            api  staging  Succeeded  2026-03-04T10:00:00  -
            api  staging  Queued     2026-03-05T00:02:00  -
            """, Instant.parse("2026-03-04T23:58:00Z"));

        var results = daily.measure(history, Query.ALL).results();

        assertThat(results).singleElement().satisfies(api -> {
            assertThat(api.perDay()).isEqualTo(2);
            assertThat(api.buckets()).extracting(Bucket::deployments).containsExactly(2);
        });
    }

    private List<Double> perDay(DeploymentHistory history, Query query) {
        return daily.measure(history, query).results().stream()
                .map(Frequency.Result::perDay)
                .toList();
    }
}
