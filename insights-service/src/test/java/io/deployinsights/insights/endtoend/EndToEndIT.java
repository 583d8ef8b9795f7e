package io.deployinsights.insights.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deployinsights.insights.process.BothServices;
import io.deployinsights.insights.process.ServiceProcess;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndToEndIT {

    @TempDir
    private Path folder;

    @Test
    void answersFromTheRegistryAndGoesOnWithoutIt() {
        try (var services = new BothServices(folder, "--insights.max-staleness=0s")) {
            var insights = services.insights();
            assertThat(insights.json("/insights/latest").get("results")).isEmpty();

            KnownHistory.record(services.registry().client());
            KnownHistory.assertTold(insights.client());

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

    private static void assertGoesOnWithoutTheRegistry(ServiceProcess insights) {
        var stale = insights.json("/insights/latest");

        assertThat(stale.get("stale").asBoolean()).isTrue();
        assertThat(stale.get("results")).hasSize(2);
        assertThat(insights.get("/health").statusCode()).isEqualTo(503);
        assertThat(insights.get("/readyz").statusCode()).isEqualTo(200);
    }
}
