package io.deployinsights.registry.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deployinsights.registry.Answer;
import io.deployinsights.registry.Client;
import io.deployinsights.registry.RunningRegistry;
import io.deployinsights.registry.Samples;
import io.deployinsights.support.testing.Exposition;
import io.deployinsights.support.testing.MetersPage;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the registry reports to Prometheus. */
class MetersTests {

    @TempDir
    private static Path folder;

    @AutoClose
    private static RunningRegistry registry;

    private static Client client;

    @BeforeAll
    static void start() {
        registry = RunningRegistry.embedded(
                folder.resolve("registry.mv.db"),
                "management.server.port=0",
                "registry.lenient=true",
                "management.tracing.sampling.probability=1");
        client = registry.client();
    }

    @Test
    void areThoseOfThePage() {
        var sections =
                Set.of("Both services", "Registry", "Of the platform, both services", "Of the platform, registry");

        await().untilAsserted(() -> {
            client.get("/api/deployments");
            MetersPage.describes(scrape(), sections);
        });
    }

    @Test
    void countWritesByWhatCameOfThem() {
        String id = client.post("/api/deployments", Samples.queued("counted")).text("id");
        client.post("/api/deployments", "{}");
        client.patch("/api/deployments/" + id, "{\"status\":\"Succeeded\"}");
        client.patch("/api/deployments/" + id, "{\"status\":\"Queued\"}");
        client.post("/api/deployments/import", "[" + Samples.queued("imported") + ",{}]");

        await().untilAsserted(() -> {
            assertThat(writes("create", "accepted")).isEqualTo(1);
            assertThat(writes("create", "rejected")).isEqualTo(1);
            assertThat(writes("patch", "accepted")).isEqualTo(1);
            assertThat(writes("patch", "conflict")).isEqualTo(1);
            assertThat(writes("import", "accepted")).isEqualTo(1);
            assertThat(writes("replace", "unavailable")).isZero();
            assertThat(scrape().values("registry_imported_records_total", "result=\"imported\""))
                    .containsExactly(1.0);
            assertThat(scrape().values("registry_imported_records_total", "result=\"rejected\""))
                    .containsExactly(1.0);
        });
    }

    /** Where the registry is lenient, what nobody knows is ignored, and still seen. */
    @Test
    void countWhatIsPassedOver() {
        Answer read = client.get("/api/deployments?color=red&limit=1");
        String unknown = "/api/deployments/" + "0".repeat(24);
        Answer sent = client.put(unknown, Samples.deployment("lenient", "Queued", ",\"c\u00f6lor\":1,\"a\":2"));

        assertThat(read.status()).as(read.body()).isEqualTo(200);
        assertThat(read.headers().allValues("Warning"))
                .containsExactly("299 - \"color is no parameter here and was ignored\"");
        assertThat(sent.status()).as(sent.body()).isEqualTo(404);
        assertThat(sent.headers().allValues("Warning"))
                .containsExactly(
                        "299 - \"c?lor is no field of a deployment and was ignored\"",
                        "299 - \"a is no field of a deployment and was ignored\"");
        await().untilAsserted(() -> {
            assertThat(scrape().values("registry_unknown_names_total", "kind=\"parameter\""))
                    .containsExactly(1.0);
            assertThat(scrape().values("registry_unknown_names_total", "kind=\"property\""))
                    .containsExactly(2.0);
        });
    }

    @Test
    void reportThatMongoIsThereAndTheFeedCurrent() {
        client.get("/api/deployments/changes");

        await().untilAsserted(() -> {
            assertThat(scrape().values("dependency_up", "dependency=\"mongodb\""))
                    .containsExactly(1.0);
            assertThat(scrape().values("registry_feed_lag_seconds")).containsExactly(0.0);
        });
    }

    @Test
    void nameARequestThatTookAsLong() {
        client.get("/api/deployments", "traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

        await().untilAsserted(() -> assertThat(registry.management()
                        .get("/actuator/prometheus", "Accept", "application/openmetrics-text")
                        .body())
                .containsPattern("http_server_requests_seconds_bucket\\{.*# \\{.*trace_id=\"[0-9a-f]{32}\""));
    }

    @Test
    void areNotForThoseWhoReachTheMainPort() {
        assertThat(client.get("/actuator/prometheus").status()).isEqualTo(404);
    }

    private static double writes(String operation, String outcome) {
        return scrape().values("registry_writes_total", "operation=\"" + operation + '"', "outcome=\"" + outcome + '"')
                .getFirst();
    }

    private static Exposition scrape() {
        return new Exposition(registry.management().get("/actuator/prometheus").body());
    }
}
