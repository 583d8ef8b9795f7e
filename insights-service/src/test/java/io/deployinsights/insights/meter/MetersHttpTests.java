package io.deployinsights.insights.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deployinsights.insights.RunningInsights;
import io.deployinsights.insights.StandInRegistry;
import io.deployinsights.support.testing.Exposition;
import io.deployinsights.support.testing.MetersPage;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What insights reports to Prometheus, with a Redis that is down, because Redis is optional. */
class MetersHttpTests {

    private static final String LIST = """
        [{"id":"64b000000000000000000001","serviceName":"al\\"pha","environment":"production","status":"Succeeded",
          "startedAt":"2026-04-01T10:00:00Z","finishedAt":"2026-04-01T10:00:00Z"},
         {"id":"64b000000000000000000002","serviceName":"al\\"pha","environment":"production","status":"Failed",
          "startedAt":"2026-04-01T10:00:00Z"}]
        """;

    @AutoClose
    private static final StandInRegistry REGISTRY = new StandInRegistry().lists(LIST);

    @AutoClose
    private static final RunningInsights INSIGHTS = RunningInsights.before(
            REGISTRY.url(),
            "management.server.port=0",
            "insights.meters.window=36500d",
            // So that what comes with it is there as well.
            "insights.meters.interval=100ms",
            "management.tracing.sampling.probability=1",
            "spring.data.redis.url=redis://127.0.0.1:1");

    @Test
    void areThoseOfThePage() {
        var sections =
                Set.of("Both services", "Insights", "Of the platform, both services", "Of the platform, insights");

        await().untilAsserted(() -> {
            INSIGHTS.get("/insights/latest");
            MetersPage.describes(scrape(), sections);
        });
    }

    @Test
    void areFew() {
        assertThat(scrape().size()).isLessThan(1_000);
    }

    @Test
    void reportWhatTheHistorySays() {
        await().untilAsserted(() -> {
            var scraped = scrape();
            var alpha = new String[] {"service=\"al\\\"pha\"", "environment=\"production\""};
            assertThat(scraped.values("insights_history_deployments")).containsExactly(2.0);
            assertThat(scraped.values("insights_history_stale")).containsExactly(0.0);
            assertThat(scraped.values("insights_feed_lag_seconds")).containsExactly(0.0);
            assertThat(scraped.values("insights_change_failure_ratio", alpha)).containsExactly(0.5);
            assertThat(scraped.values("insights_finished_deployments", alpha)).containsExactly(2.0);
            assertThat(scraped.values("insights_deployments", alpha)).hasSize(6).contains(1.0, 0.0);
            assertThat(scraped.values("insights_lead_time_seconds")).containsExactly(0.0, 0.0, 0.0);
            assertThat(scraped.values("insights_data_quality_records", "fault=\"missingFinish\""))
                    .containsExactly(1.0);
        });
    }

    @Test
    void reportWhichDependencyIsAway() {
        await().untilAsserted(() -> {
            var scraped = scrape();
            assertThat(scraped.values("dependency_up", "dependency=\"registry\""))
                    .containsExactly(1.0);
            assertThat(scraped.values("dependency_up", "dependency=\"redis\"")).containsExactly(0.0);
        });
    }

    @Test
    void nameARequestThatTookAsLong() {
        INSIGHTS.get("/insights/latest", "traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

        await().untilAsserted(() -> assertThat(INSIGHTS.scrape("Accept", "application/openmetrics-text")
                        .body())
                .containsPattern("http_server_requests_seconds_bucket\\{.*# \\{.*trace_id=\"[0-9a-f]{32}\"")
                // Where OpenMetrics has none, older Prometheus refuse them together with all the rest.
                .doesNotContainPattern("_count\\{.*# \\{"));
    }

    @Test
    void areNotForThoseWhoReachTheMainPort() {
        assertThat(INSIGHTS.get("/actuator/prometheus").statusCode()).isEqualTo(404);
    }

    private static Exposition scrape() {
        return new Exposition(INSIGHTS.scrape().body());
    }
}
