package io.deployinsights.registry.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.registry.Answer;
import io.deployinsights.registry.Client;
import io.deployinsights.registry.RunningRegistry;
import io.deployinsights.registry.Samples;
import io.deployinsights.registry.mongo.Capability;
import io.deployinsights.registry.mongo.OnSharedServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OnSharedServer.class)
public class CreatingTests {

    private final Client client;
    private final String service = Samples.service();

    protected CreatingTests(RunningRegistry registry) {
        client = registry.client();
    }

    @Test
    @Capability.Needed(Capability.EVERY_SHAPE)
    void answersWithTheStoredRecord() {
        Answer answer = client.post("/api/deployments", Samples.deployment(service, "Succeeded", """
            ,"id":"0123456789abcdef01234567","startedAt":"2026-03-25T12:00:00.5+02:00",\
            "finishedAt":"2026-03-25T10:10:00Z","pullRequestNumber":12,"committedAt":null,\
            "url":"https://ci_1.example.com/runs/1","labels":{"team":"blue","app.kubernetes.io/name":"x"}\
            """));

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        String id = answer.text("id");
        assertThat(id).isNotEqualTo("0123456789abcdef01234567");
        assertThat(answer.header("Location")).endsWith("/api/deployments/" + id);
        assertThat(answer.header("ETag")).matches("\"[A-Za-z0-9_-]{22}\"");
        assertThat(answer.body()).isEqualTo("""
            {"id":"%s","serviceName":"%s","version":"1.0.0","environment":"staging","deploymentType":"Tag",\
            "status":"Succeeded","deployedBy":"alice.jensen","startedAt":"2026-03-25T10:00:00.500Z",\
            "finishedAt":"2026-03-25T10:10:00Z","commitSha":"abcdef1","pullRequestNumber":12,\
            "url":"https://ci_1.example.com/runs/1","labels":{"team":"blue","app.kubernetes.io/name":"x"},"source":"api"}\
            """.formatted(id, service));
        assertThat(client.get("/api/deployments/" + id).body()).isEqualTo(answer.body());
    }

    @Test
    void startsNowByDefault() {
        Answer answer = client.post("/api/deployments", Samples.queued(service));

        assertThat(Instant.parse(answer.text("startedAt")))
                .isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(answer.text("finishedAt")).isEqualTo("null");
        assertThat(answer.body()).doesNotContain("committedAt", "url", "labels");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Succeeded", "Failed", "RolledBack", "Cancelled"})
    void endsFinishedDeploymentNow(String status) {
        Answer answer = client.post(
                "/api/deployments", Samples.deployment(service, status, ",\"startedAt\":\"2026-03-25T10:00:00Z\""));

        assertThat(Instant.parse(answer.text("finishedAt")))
                .isAfter(Instant.now().minusSeconds(60));
    }

    @Test
    void forgivesWritersClockThatIsSecondsAhead() {
        Instant start = Instant.now().plusSeconds(20);

        Answer answer = client.post(
                "/api/deployments", Samples.deployment(service, "Succeeded", ",\"startedAt\":\"" + start + "\""));

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.text("finishedAt")).isEqualTo(answer.text("startedAt"));
    }

    @Test
    void takesNamesInAnyScript() {
        Answer answer = client.post("/api/deployments", Samples.queued("🚀".repeat(50) + "düse"));

        assertThat(answer.text("serviceName")).isEqualTo("🚀".repeat(50) + "düse");
    }

    /** What two people type for the same service is one service, in whatever form their keyboards send it. */
    @ParameterizedTest
    @ValueSource(strings = {"  d\u00fcse%s ", "du\u0308se%s\n", "\u00a0d\u00fcse%s\u3000", "\td\u00fcse%s"})
    void keepsNamesInOneForm(String form) {
        String id = Samples.service();
        String sent = form.formatted(id);
        String body = Samples.queued("x").replace("\"x\"", JsonMapper.shared().writeValueAsString(sent));

        String name = client.get(client.created(body)).text("serviceName");

        assertThat(name).isEqualTo("d\u00fcse" + id);
        for (String asked : List.of(sent, name)) {
            String query = "?serviceName=" + URLEncoder.encode(asked, StandardCharsets.UTF_8);
            assertThat(client.get("/api/deployments" + query).json()).hasSize(1);
        }
    }

    @Test
    void readsNamesOfPropertiesInAnyCase() {
        Answer answer = client.post(
                "/api/deployments",
                Samples.queued(service).replace("serviceName", "ServiceName").replace("version", "VERSION"));

        assertThat(answer.text("serviceName")).isEqualTo(service);
        assertThat(client.get("/api/deployments?SERVICENAME=" + service + "&Limit=1&status=")
                        .json())
                .hasSize(1);
        assertThat(client.post("/api/deployments", Samples.deployment(service, "Queued", ",\"Version\":\"2\""))
                        .faults())
                .containsExactly(
                        "Version: is the same property as \"version\", which is there too; allowed is one of them");
    }

    @Test
    void findsACommitInEitherCase() {
        client.created(Samples.queued(service).replace("abcdef1", "ABCdef1"));

        assertThat(client.get("/api/deployments?commitSha=abcDEF1&serviceName=" + service)
                        .json())
                .hasSize(1);
        assertThat(client.get("/api/deployments?commitSha=abcdef&serviceName=" + service)
                        .json())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/json", "text/json;charset=UTF-8", "application/vnd.api+json"})
    void readsWhateverIsCalledJson(String type) {
        byte[] body = Samples.queued(service).getBytes(StandardCharsets.UTF_8);

        Answer answer = client.send("POST", "/api/deployments", body, "Content-Type", type);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(client.send("PUT", "/api/deployments/" + answer.text("id"), body, "Content-Type", type)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void answersUnchangedWithNothing() {
        String path = client.created(Samples.queued(service));
        String etag = client.get(path).header("ETag");

        Answer answer = client.get(path, "If-None-Match", etag);

        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void givesFirstAnswerForTheSameKey() {
        String key = UUID.randomUUID().toString();
        String body = Samples.deployment(service, "Queued", ",\"labels\":{\"a\":\"1\",\"b\":\"2\"}");
        Answer first = client.post("/api/deployments", body, "Idempotency-Key", key);
        client.patch("/api/deployments/" + first.text("id"), "{\"status\":\"Building\"}");

        Answer again = client.post(
                "/api/deployments",
                body.replace("{", "{ \n").replace("\"a\":\"1\",\"b\":\"2\"", "\"b\":\"2\",\"a\":\"1\""),
                "Idempotency-Key",
                key);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(client.get("/api/deployments?serviceName=" + service).json()).hasSize(1);
    }

    @Test
    void refusesSameKeyWithOtherBody() {
        String key = UUID.randomUUID().toString();
        client.post("/api/deployments", Samples.queued(service), "Idempotency-Key", key);

        Answer answer =
                client.post("/api/deployments", Samples.deployment(service, "Building", ""), "Idempotency-Key", key);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.faults().getFirst()).startsWith("Idempotency-Key: was used with another body");
        assertThat(client.get("/api/deployments?serviceName=" + service).json()).hasSize(1);
    }

    @Test
    void keepsKeyFreeWhenBodyIsRefused() {
        String key = UUID.randomUUID().toString();
        client.post("/api/deployments", "{}", "Idempotency-Key", key);

        assertThat(client.post("/api/deployments", Samples.queued(service), "Idempotency-Key", key)
                        .status())
                .isEqualTo(201);
    }

    @Test
    void refusesOverlongKey() {
        Answer answer = client.post("/api/deployments", Samples.queued(service), "Idempotency-Key", "x".repeat(256));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.faults().getFirst()).contains("allowed is 1-255 printable ASCII characters");
    }

    @Test
    void createsOneRecordForConcurrentRequestsWithTheSameKey() throws Exception {
        String key = UUID.randomUUID().toString();
        String body = Samples.queued(service);
        Callable<Answer> post = () -> client.post("/api/deployments", body, "Idempotency-Key", key);

        List<Future<Answer>> answers;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            answers = threads.invokeAll(Collections.nCopies(8, post));
        }

        assertThat(answers.stream().map(Future::resultNow).map(Answer::body).distinct())
                .hasSize(1);
        assertThat(answers.stream().map(Future::resultNow).map(Answer::status)).containsOnly(201);
        assertThat(client.get("/api/deployments?serviceName=" + service).json()).hasSize(1);
    }
}
