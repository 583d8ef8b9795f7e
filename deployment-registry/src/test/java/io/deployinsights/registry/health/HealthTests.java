package io.deployinsights.registry.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.registry.RunningRegistry;
import io.deployinsights.support.testing.Exposition;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthTests {

    @TempDir
    private static Path folder;

    @AutoClose
    private static RunningRegistry registry;

    @BeforeAll
    static void start() {
        registry = RunningRegistry.embedded(
                folder.resolve("registry.mv.db"),
                "management.server.port=0",
                "service.version=1.4.0",
                "service.revision=4f2a9c1");
    }

    @Test
    void namesWhatRuns() {
        var health = registry.client().get("/api/health").json();

        assertThat(health.propertyNames()).containsExactly("status", "timestamp", "build", "dependencies");
        assertThat(health.get("build").toString()).isEqualTo("{\"version\":\"1.4.0\",\"revision\":\"4f2a9c1\"}");
    }

    @Test
    void namesWhatRunsToPrometheus() {
        var scraped =
                new Exposition(registry.management().get("/actuator/prometheus").body());

        assertThat(scraped.values("service_build_info", "revision=\"4f2a9c1\"", "version=\"1.4.0\""))
                .containsExactly(1.0);
    }
}
