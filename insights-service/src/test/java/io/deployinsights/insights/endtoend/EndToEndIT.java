package io.deployinsights.insights.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deployinsights.insights.process.ServiceProcess;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndToEndIT {

    private static final String HISTORY = """
        {"serviceName":"alpha","version":"1.0","environment":"production","deploymentType":"Tag","status":"Succeeded","deployedBy":"alice","startedAt":"2026-04-01T10:00:00Z","finishedAt":"2026-04-01T10:20:00Z","commitSha":"aaaaaaa","pullRequestNumber":null}
        {"serviceName":"alpha","version":"1.1","environment":"production","deploymentType":"Tag","status":"Failed","deployedBy":"bob","startedAt":"2026-04-02T10:00:00Z","finishedAt":"2026-04-02T10:30:00Z","commitSha":"bbbbbbb","pullRequestNumber":null}
        {"serviceName":"alpha","version":"1.2","environment":"production","deploymentType":"Tag","status":"Succeeded","deployedBy":"alice","startedAt":"2026-04-02T11:00:00Z","finishedAt":"2026-04-02T11:10:00Z","commitSha":"ccccccc","pullRequestNumber":12,"labels":{"hotfix":"true"}}
        {"serviceName":"beta","version":"0.1","environment":"staging","deploymentType":"Branch","status":"Building","deployedBy":"carol","startedAt":"2026-04-03T10:00:00Z","finishedAt":null,"commitSha":"ddddddd","pullRequestNumber":null}
        """;

    @TempDir
    private Path folder;

    @Test
    void tellsWhatTheRegistryHoldsAndGoesOnWithoutIt() {
        try (var services = new BothServices(folder)) {
            var insights = services.insights();
            assertThat(insights.json("/insights/latest").get("results")).isEmpty();

            var imported = services.registry().post("/api/deployments/import", "application/x-ndjson", HISTORY);
            assertThat(imported.get("imported").asInt()).as("%s", imported).isEqualTo(4);
            assertTellsEverything(insights);

            services.killRegistry();
            assertGoesOnWithoutTheRegistry(insights);

            services.restartRegistry();
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                assertThat(insights.json("/insights/latest").get("stale").asBoolean())
                        .isFalse();
                assertThat(insights.json("/insights/latest").get("results")).hasSize(2);
            });
            assertThat(insights.get("/health").statusCode()).isEqualTo(200);
        }
    }

    private static void assertTellsEverything(ServiceProcess insights) {
        assertResults(insights, "frequency?granularity=weekly&serviceName=alpha", """
            [{"serviceName":"alpha","total":3,"perDay":1.0,"perWeek":7.0,"buckets":[\
            {"start":"2026-03-30","deployments":3,"succeeded":2,"failed":1,"rolledBack":0,"inProgress":0}]}]\
            """);
        assertResults(insights, "lead-time?serviceName=alpha", """
            [{"serviceName":"alpha","deployments":2,"averageSeconds":900.0,"medianSeconds":900.0,"p90Seconds":1140.0,\
            "p95Seconds":1170.0,"minSeconds":600.0,"maxSeconds":1200.0}]\
            """);
        assertResults(insights, "rework-rate?environment=production", """
            [{"serviceName":"alpha","environment":"production","deployments":2,"rework":1,"reworkRate":0.5}]\
            """);
        assertResults(insights, "recovery-time?environment=production", """
            [{"serviceName":"alpha","environment":"production","recoveries":1,"averageSeconds":2400.0,"medianSeconds":2400.0,\
            "p90Seconds":2400.0,"open":null}]\
            """);
        assertThat(insights.json("/insights/failure-rate")
                        .at("/results/0/changeFailureRate")
                        .asDouble())
                .isEqualTo(1.0 / 3);
        assertThat(insights.json("/insights/latest").at("/results/0/version").asString())
                .isEqualTo("1.2");
        assertThat(insights.json("/insights/data-quality")
                        .at("/results/6/deployments")
                        .asInt())
                .isEqualTo(1);
        assertThat(insights.get("/insights/deployments?metric=lead-time", "Accept", "text/csv")
                        .body()
                        .lines())
                .hasSize(3);
        assertThat(insights.json("/insights/deployments?metric=lead-time&role=excluded")
                        .get("results"))
                .hasSize(2);
        assertThat(insights.json("/insights/latest").get("stale").asBoolean()).isFalse();
    }

    private static void assertGoesOnWithoutTheRegistry(ServiceProcess insights) {
        var stale = insights.json("/insights/latest");

        assertThat(stale.get("stale").asBoolean()).isTrue();
        assertThat(stale.get("results")).hasSize(2);
        assertThat(insights.get("/health").statusCode()).isEqualTo(503);
        assertThat(insights.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    }

    private static void assertResults(ServiceProcess insights, String path, String expected) {
        assertThat(insights.json("/insights/" + path).get("results").toString()).isEqualTo(expected);
    }
}
