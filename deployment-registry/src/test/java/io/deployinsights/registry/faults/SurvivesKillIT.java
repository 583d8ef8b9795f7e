package io.deployinsights.registry.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.registry.Answer;
import io.deployinsights.registry.Client;
import io.deployinsights.registry.RegistryProcess;
import io.deployinsights.registry.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the registry acknowledged is there after {@code kill -9}, and so is all of an import that is repeated. */
@Tag("faults")
class SurvivesKillIT {

    private static final int WRITERS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void keepsEveryAcknowledgedWriteOfManyWriters() throws Exception {
        Path file = folder.resolve("registry.mv.db");
        Map<String, String> acknowledged = new ConcurrentHashMap<>();
        for (int round = 1; round <= 2; round++) {
            int atLeast = acknowledged.size() + 100;
            try (RegistryProcess registry = RegistryProcess.on(file)) {
                assertAllThere(registry.client(), acknowledged);
                List<Thread> writers = new ArrayList<>();
                for (int i = 0; i < WRITERS; i++) {
                    writers.add(Thread.ofPlatform().start(() -> writeUntilKilled(registry.client(), acknowledged)));
                }
                Awaitility.await().atMost(PATIENCE).until(() -> acknowledged.size() >= atLeast);
                registry.kill();
                for (Thread writer : writers) {
                    writer.join();
                }
            }
        }
        try (RegistryProcess registry = RegistryProcess.on(file)) {
            assertAllThere(registry.client(), acknowledged);
        }
    }

    @Test
    void completesAnImportThatWasCutOffAndSaysThatTheFileIsInUse() throws Exception {
        Path file = folder.resolve("registry.mv.db");
        int records = 3_000;
        String history = IntStream.rangeClosed(1, records)
                .mapToObj(number -> Samples.deployment(
                        "imported", "Succeeded", ",\"startedAt\":\"" + START.plusSeconds(600L * number) + "\""))
                .collect(Collectors.joining("\n"));
        Queue<String> answers = new ConcurrentLinkedQueue<>();
        try (RegistryProcess registry = RegistryProcess.on(file)) {
            Thread importer = Thread.ofPlatform().start(() -> {
                try {
                    answers.add(importing(registry.client(), history).body());
                } catch (UncheckedIOException killed) {
                    answers.add("killed");
                }
            });
            Awaitility.await()
                    .atMost(PATIENCE)
                    // It has to be caught while it imports.
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> !registry.client()
                            .get("/api/deployments?limit=1")
                            .body()
                            .equals("[]"));
            registry.kill();
            importer.join();
        }
        assertThat(answers).containsExactly("killed");

        try (RegistryProcess registry = RegistryProcess.on(file)) {
            long kept = registry.client()
                    .get("/api/deployments", "Accept", "application/x-ndjson")
                    .body()
                    .lines()
                    .count();
            assertThat(kept).isBetween(1L, records - 1L);
            Answer answer = importing(registry.client(), history);
            assertThat(answer.json().get("unchanged").longValue()).isEqualTo(kept);
            assertThat(answer.json().get("imported").longValue()).isEqualTo(records - kept);

            // No other start is needed: a second process finds the file in use.
            assertThat(RegistryProcess.outputOfFailedStart(file))
                    .contains("The embedded store " + file + " is in use by another process.", "MONGODB_URI")
                    .doesNotContain("\tat ");
        }
    }

    /** Creates deployments and takes each a step further; notes the status that was acknowledged last. */
    private static void writeUntilKilled(Client client, Map<String, String> acknowledged) {
        try {
            while (true) {
                String path = client.created(Samples.queued("killed"));
                acknowledged.put(path, "Queued");
                if (client.patch(path, "{\"status\":\"Building\"}").status() == 200) {
                    acknowledged.put(path, "Building");
                }
            }
        } catch (UncheckedIOException killed) {
            assertThat(killed).hasCauseInstanceOf(IOException.class);
        }
    }

    private static void assertAllThere(Client client, Map<String, String> acknowledged) {
        Map<String, String> stored = client.get("/api/deployments", "Accept", "application/x-ndjson")
                .body()
                .lines()
                .collect(Collectors.toMap(
                        line -> "/api/deployments/" + line.substring(7, 31),
                        line -> line.contains("\"status\":\"Building\"") ? "Building" : "Queued"));
        assertThat(stored.keySet()).containsAll(acknowledged.keySet());
        // A change that was not acknowledged any more may have been made.
        assertThat(acknowledged).allSatisfy((path, status) -> {
            if (status.equals("Building")) {
                assertThat(stored).containsEntry(path, "Building");
            }
        });
    }

    private static Answer importing(Client client, String history) {
        return client.send(
                "POST",
                "/api/deployments/import",
                history.getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/x-ndjson");
    }
}
