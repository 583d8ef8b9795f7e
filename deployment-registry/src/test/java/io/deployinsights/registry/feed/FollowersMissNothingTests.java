package io.deployinsights.registry.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import io.deployinsights.registry.Client;
import io.deployinsights.registry.RunningRegistry;
import io.deployinsights.registry.Samples;
import io.deployinsights.registry.mongo.Capability;
import io.deployinsights.registry.mongo.Database;
import io.deployinsights.registry.mongo.OnSharedServer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Eight writers through two registries on one database, and the older service beside them: a follower ends with what is stored. */
@ExtendWith(OnSharedServer.class)
public class FollowersMissNothingTests {

    private static final int WRITERS = 8;
    private static final int BURST = 300;
    private static final String[] SETTLING = {"registry.feed.settle-time=1s", "registry.feed.stamp-pause=100ms"};

    /** Of each writer. */
    protected int writes() {
        return 150;
    }

    @Test
    void endsWithWhatIsStored(Database database) throws InterruptedException {
        try (RunningRegistry one = RunningRegistry.on(database.uri(), SETTLING);
                RunningRegistry other = RunningRegistry.on(database.uri(), SETTLING)) {
            List<Client> registries = List.of(one.client(), other.client());
            List<Thread> writers = IntStream.range(0, WRITERS)
                    .mapToObj(i -> Thread.ofPlatform().start(() -> write(registries.get(i % 2), database, i)))
                    .toList();

            var follower = new Follower();
            while (writers.stream().anyMatch(Thread::isAlive)) {
                follower.follow(registries.get(ThreadLocalRandom.current().nextInt(2)), 20);
            }
            for (Thread writer : writers) {
                writer.join();
            }

            Map<String, String> stored = stored(one.client());
            assertThat(stored).hasSizeGreaterThan(WRITERS * writes() / 2);
            await().untilAsserted(() ->
                    assertThat(follower.follow(one.client(), 20).latest()).isEqualTo(stored));
        }
    }

    /** Imports of many pages each, and a writer whose deployments are seen long after their stamps: live ones don't wait, nothing is lost. */
    @Test
    void endsWithWhatIsStoredAfterBursts(Database database) throws InterruptedException {
        database.needs(Capability.TIMES_AS_RETURNED);
        database.needs(Capability.INDEXES);
        try (RunningRegistry one = RunningRegistry.on(database.uri(), SETTLING);
                RunningRegistry other = RunningRegistry.on(database.uri(), SETTLING)) {
            List<Client> registries = List.of(one.client(), other.client());
            List<Thread> writers = List.of(
                    Thread.ofPlatform().start(() -> {
                        for (int burst = 0; burst < 5; burst++) {
                            importMany(registries.get(burst % 2), burst);
                        }
                    }),
                    Thread.ofPlatform().start(() -> {
                        for (int i = 0; i < writes(); i++) {
                            registries.get(i % 2).created(Samples.queued("live"));
                        }
                    }),
                    Thread.ofPlatform().start(() -> {
                        for (int i = 0; i < writes(); i++) {
                            database.deployments()
                                    .insertOne(new Document("serviceName", "slow")
                                            .append("feedStamp", Instant.now().minusMillis(i % 500)));
                        }
                    }));

            var follower = new Follower();
            while (writers.stream().anyMatch(Thread::isAlive)) {
                follower.follow(registries.get(ThreadLocalRandom.current().nextInt(2)), 20);
            }
            for (Thread writer : writers) {
                writer.join();
            }

            Map<String, String> stored = stored(one.client());
            assertThat(stored).hasSize(5 * BURST + 2 * writes());
            await().untilAsserted(() ->
                    assertThat(follower.follow(one.client(), 20).latest()).isEqualTo(stored));
        }
    }

    private static void importMany(Client registry, int burst) {
        String deployments = IntStream.range(0, BURST)
                .mapToObj(number -> Samples.deployment(
                        "burst-" + burst, "Failed", ",\"startedAt\":\"2026-01-01T00:00:00.%03dZ\"".formatted(number)))
                .collect(Collectors.joining("\n"));
        registry.post("/api/deployments/import", deployments);
    }

    private void write(Client registry, Database database, int writer) {
        for (int i = 0; i < writes(); i++) {
            String path = registry.created(Samples.queued("writer-" + writer));
            switch (i % 4) {
                case 0 -> registry.patch(path, "{\"status\":\"Building\"}");
                case 1 -> registry.put(path, Samples.deployment("writer-" + writer, "Succeeded", ""));
                case 2 ->
                    registry.send(
                            "POST",
                            "/api/deployments/import",
                            Samples.deployment(
                                            "imported",
                                            "Failed",
                                            ",\"startedAt\":\"2026-01-01T00:00:00.%03dZ\""
                                                    .formatted(writer * 100 + i % 100))
                                    .getBytes(StandardCharsets.UTF_8),
                            "Content-Type",
                            "application/x-ndjson");
                default ->
                    database.deployments()
                            .replaceOne(
                                    Filters.eq(new ObjectId(path.substring(path.lastIndexOf('/') + 1))),
                                    new Document("serviceName", "older-" + writer).append("version", "" + i));
            }
        }
    }

    private static Map<String, String> stored(Client registry) {
        return registry.get("/api/deployments")
                .json()
                .valueStream()
                .collect(Collectors.toMap(item -> item.get("id").stringValue(), Object::toString));
    }
}
