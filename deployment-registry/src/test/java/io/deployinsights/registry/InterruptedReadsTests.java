package io.deployinsights.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What readers get while the database hangs, is killed, or is back: every wait has an end, and a stream goes on or is visibly cut off. */
@TestInstance(Lifecycle.PER_CLASS)
class InterruptedReadsTests {

    private static final int DEPLOYMENTS = 6_000;

    /** The registry's times, and one more for a machine that is busy. */
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    @AutoClose
    private final MemoryMongo mongo = new MemoryMongo();

    @AutoClose
    private final BreakableLink link;

    @AutoClose
    private final RunningRegistry registry;

    InterruptedReadsTests() throws IOException {
        String address = new ConnectionString(mongo.uri()).getHosts().getFirst();
        link = new BreakableLink(Integer.parseInt(address.substring(address.indexOf(':') + 1)));
        registry = RunningRegistry.on(
                "mongodb://127.0.0.1:%d/?serverSelectionTimeoutMS=500&connectTimeoutMS=500&heartbeatFrequencyMS=500"
                        .formatted(link.port()),
                "registry.store.timeout=1s",
                "registry.store.batch-timeout=1s",
                "registry.store.health-timeout=500ms",
                "registry.store.resume-within=3s");
    }

    @BeforeAll
    void fill() {
        Instant start = Instant.parse("2026-03-25T10:00:00Z");
        mongo.deployments()
                .insertMany(IntStream.range(0, DEPLOYMENTS)
                        .mapToObj(number -> new Document("serviceName", "number-" + number)
                                // Of both kinds that are merged, so that one of the two waits for its turn.
                                .append(
                                        "startedAt",
                                        number % 3 == 0
                                                ? start.plusSeconds(number).toString()
                                                : start.plusSeconds(number))
                                .append("version", "x".repeat(2_000)))
                        .toList());
    }

    @AfterEach
    void heal() {
        link.thaw();
        await().until(() -> registry.client().get("/api/health").status() == 200);
    }

    @Test
    void goesOnWithAStreamBehindTheLastDeploymentThatWasSent() {
        SlowReader reader = SlowReader.open(registry.port(), "/api/deployments");

        link.cut();
        Thread.ofVirtual().start(() -> {
            // It is noticed first.
            assertThat(registry.client().get("/api/health").status()).isEqualTo(503);
            link.mend();
        });

        assertComplete(reader.readRest());
    }

    @Test
    void goesOnWithAStreamWhenADatabaseThatHungIsBack() {
        SlowReader reader = SlowReader.open(registry.port(), "/api/deployments");

        link.freeze();
        Thread.ofVirtual().start(() -> {
            // It is noticed first.
            assertThat(registry.client().get("/api/health").status()).isEqualTo(503);
            link.thaw();
        });

        assertComplete(reader.readRest());
    }

    @Test
    void cutsAStreamOffThatCannotGoOnInTime() {
        SlowReader reader = SlowReader.open(registry.port(), "/api/deployments");

        link.freeze();

        assertThat(new String(reader.readRest(), StandardCharsets.UTF_8))
                .startsWith("HTTP/1.1 200")
                .doesNotEndWith("]\r\n0\r\n\r\n")
                .doesNotContain("problem");
    }

    @Test
    void answersEveryReadInTimeWhileTheDatabaseHangs() {
        Client client = registry.client();
        assertThat(client.get("/api/deployments?limit=1").status()).isEqualTo(200);

        link.freeze();

        for (String path : List.of(
                "/api/deployments",
                "/api/deployments?limit=10",
                "/api/deployments?serviceName=number-1&from=2026-03-25T00:00:00Z",
                "/api/deployments/changes",
                "/api/deployments/0123456789abcdef01234567")) {
            long asked = System.nanoTime();
            Answer answer = client.get(path);

            assertThat(Duration.ofNanos(System.nanoTime() - asked)).as(path).isLessThan(DEADLINE);
            assertThat(answer.status()).as(path).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("5");
        }
    }

    private static void assertComplete(byte[] answer) {
        String text = new String(answer, StandardCharsets.ISO_8859_1);
        // The sizes of chunks stand on lines of their own, which may be in the middle of anything.
        List<String> services = Pattern.compile("number-\\d+")
                .matcher(text.replaceAll("\r\n\\p{XDigit}+\r\n", ""))
                .results()
                .map(MatchResult::group)
                .toList();

        assertThat(text).endsWith("]\r\n0\r\n\r\n");
        assertThat(services)
                .isEqualTo(IntStream.iterate(DEPLOYMENTS - 1, number -> number >= 0, number -> number - 1)
                        .mapToObj(number -> "number-" + number)
                        .toList());
    }
}
