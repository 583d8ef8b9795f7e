package io.deployinsights.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What callers get while the database is away: a clear answer within seconds, never half an answer. */
class AwayTests {

    private static final Duration SECONDS = Duration.ofSeconds(6);

    /** Only to save the tests' time. */
    private static final String IMPATIENT =
            "/?serverSelectionTimeoutMS=300&connectTimeoutMS=500&heartbeatFrequencyMS=500";

    @Test
    void startsAndAnswersWithoutDatabase() throws IOException {
        int closedPort = FreePort.find();
        try (RunningRegistry registry = impatient("mongodb://127.0.0.1:" + closedPort)) {
            assertThat(within(Duration.ofSeconds(3), () -> registry.client().get("/api/health"))
                            .status())
                    .isEqualTo(503);
            assertUnavailable(within(SECONDS, () -> registry.client().get("/api/deployments")));
            assertThat(registry.client().get("/readyz").status()).isEqualTo(200);
            assertThat(registry.client().get("/livez").status()).isEqualTo(200);
        }
    }

    @Test
    void answersWhileDatabaseHangs() throws IOException {
        // The system accepts connections for it, and nobody ever answers.
        try (ServerSocket hung = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                RunningRegistry registry = impatient("mongodb://127.0.0.1:" + hung.getLocalPort())) {
            assertAway(registry.client());
        }
    }

    @Test
    void noticesThatDatabaseIsGone() {
        try (MemoryMongo mongo = new MemoryMongo();
                RunningRegistry registry = impatient(mongo.uri())) {
            Client client = registry.client();
            assertThat(client.get("/api/health").text("status")).isEqualTo("healthy");

            mongo.kill();

            assertAway(client);
        }
    }

    @Test
    void breaksOffWhatCannotBeCompleted() {
        try (MemoryMongo mongo = new MemoryMongo();
                RunningRegistry registry = RunningRegistry.on(mongo.uri(), "registry.store.resume-within=1s")) {
            mongo.deployments()
                    .insertMany(Stream.generate(() -> new Document("version", "x".repeat(2_000)))
                            .limit(5_000)
                            .toList());
            SlowReader reader = SlowReader.open(registry.port(), "/api/deployments");

            mongo.kill();

            String answer = new String(reader.readRest(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .startsWith("HTTP/1.1 200")
                    .doesNotEndWith("]\r\n0\r\n\r\n")
                    .doesNotContain("problem");
        }
    }

    private static void assertAway(Client client) {
        Answer health = within(Duration.ofSeconds(3), () -> client.get("/api/health"));
        assertThat(health.status()).isEqualTo(503);
        assertThat(health.text("status")).isEqualTo("unhealthy");
        assertThat(health.json().at("/dependencies/mongodb").stringValue()).isEqualTo("disconnected");
        String path = "/api/deployments/0123456789abcdef01234567";
        assertUnavailable(within(SECONDS, () -> client.get("/api/deployments")));
        assertUnavailable(within(SECONDS, () -> client.get(path)));
        assertUnavailable(within(SECONDS, () -> client.post("/api/deployments", Samples.queued("a"))));
        assertUnavailable(
                within(SECONDS, () -> client.post("/api/deployments", Samples.queued("a"), "Idempotency-Key", "a")));
        assertUnavailable(within(SECONDS, () -> client.get("/api/deployments/changes")));
        assertUnavailable(within(SECONDS, () -> client.put(path, Samples.queued("a"))));
        assertUnavailable(within(SECONDS, () -> client.patch(path, "{}")));
        assertUnavailable(within(SECONDS, () -> client.post("/api/deployments/import", Samples.queued("a"))));
    }

    private static void assertUnavailable(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body()).doesNotContain("mongodb", "Exception", "127.0.0.1");
    }

    private static Answer within(Duration limit, Callable<Answer> request) {
        long start = System.nanoTime();
        Answer answer = Awaitility.await().atMost(Duration.ofSeconds(30)).until(request, any -> true);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(limit);
        return answer;
    }

    private static RunningRegistry impatient(String mongoUri) {
        return RunningRegistry.on(
                mongoUri + IMPATIENT, "registry.store.timeout=1s", "registry.store.health-timeout=500ms");
    }
}
