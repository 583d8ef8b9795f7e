package io.deployinsights.insights.health;

import static io.deployinsights.insights.RunningInsights.fields;
import static io.deployinsights.insights.RunningInsights.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deployinsights.insights.RunningInsights;
import io.deployinsights.insights.StandInRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class HealthHttpTests {

    @AutoClose
    private final StandInRegistry registry = new StandInRegistry();

    @AutoClose
    private final RunningInsights insights = RunningInsights.before(
            registry.url(), "insights.meters.interval=1h", "service.version=1.4.0", "service.revision=4f2a9c1");

    @Test
    void reportsTheRegistrysState() {
        var healthy = insights.get("/health");
        assertThat(healthy.statusCode()).isEqualTo(200);
        assertThat(healthy.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(fields(parse(healthy.body())))
                .containsExactly("status", "timestamp", "build", "registryBuild", "dependencies");
        assertThat(healthy.body())
                .contains("\"status\":\"healthy\"")
                .endsWith("\"dependencies\":{\"registry\":\"connected\",\"redis\":\"disabled\"}}");

        registry.probes(StandInRegistry.status(503));
        assertUnhealthy();

        registry.probes(registry.hangs());
        assertUnhealthy();
        assertOneProbeForAll();

        registry.close();
        assertUnhealthy();
        assertThat(insights.get("/livez").statusCode()).isEqualTo(200);
        assertThat(insights.get("/readyz").body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void namesWhatRunsHereAndWhatTheRegistryReports() {
        assertThat(insights.get("/health").body())
                .contains("\"build\":{\"version\":\"1.4.0\",\"revision\":\"4f2a9c1\"}", "\"registryBuild\":null");

        registry.probes(StandInRegistry.bytes(200, "application/json", """
            {"status":"healthy","build":{"version":"1.3.2","revision":"0d1e2f3","more":1}}\
            """.getBytes(StandardCharsets.UTF_8)));
        assertThat(insights.get("/health").body())
                .contains("\"registryBuild\":{\"version\":\"1.3.2\",\"revision\":\"0d1e2f3\"}");
    }

    private void assertUnhealthy() {
        var asked = Instant.now();
        var unhealthy = insights.get("/health");

        assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(3));
        assertThat(unhealthy.statusCode()).isEqualTo(503);
        assertThat(unhealthy.body())
                .contains("\"status\":\"unhealthy\"")
                .endsWith("\"dependencies\":{\"registry\":\"disconnected\",\"redis\":\"disabled\"}}");
    }

    private void assertOneProbeForAll() {
        int before = registry.probes();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 50)
                    .mapToObj(i -> threads.submit(() -> insights.get("/health").statusCode()))
                    .toList();
            await().until(() -> registry.probes() > before);

            assertThat(answers).allSatisfy(answer -> assertThat(answer.get()).isEqualTo(503));
        }
        // A second one only for those whose request came in after the first had ended.
        assertThat(registry.probes() - before).isLessThanOrEqualTo(2);
    }
}
