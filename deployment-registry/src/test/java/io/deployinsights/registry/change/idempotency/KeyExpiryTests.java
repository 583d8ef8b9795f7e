package io.deployinsights.registry.change.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deployinsights.registry.Answer;
import io.deployinsights.registry.ObservedMongo;
import io.deployinsights.registry.RunningRegistry;
import io.deployinsights.registry.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** A key counts for 24 hours, whether anybody has removed it by then or not. */
class KeyExpiryTests {

    @Test
    void forgetsExpiredKeysWithoutLookingThroughAllWithEveryRequest() {
        try (ObservedMongo mongo = new ObservedMongo();
                RunningRegistry registry = RunningRegistry.on(mongo.uri())) {
            var keys = mongo.database().getCollection("idempotencyKeys");
            keys.insertOne(key("removed", Duration.ofHours(25)));
            Answer first = post(registry, "first", "a");
            await().until(() -> keys.find(new Document("_id", "removed")).first() == null);
            // From here on nothing is removed for some minutes.
            keys.insertOne(key("expired", Duration.ofHours(25)));

            assertThat(post(registry, "first", "a").text("id")).isEqualTo(first.text("id"));
            assertThat(post(registry, "first", "b").status()).isEqualTo(422);
            Answer renewed = post(registry, "expired", "b");
            assertThat(renewed.status()).isEqualTo(201);
            assertThat(post(registry, "expired", "b").text("id")).isEqualTo(renewed.text("id"));
            assertThat(Objects.requireNonNull(
                                    keys.find(new Document("_id", "expired")).first())
                            .getDate("createdAt"))
                    .isAfter(Instant.now().minus(Duration.ofHours(1)));
            assertThat(mongo.asked("delete"))
                    .filteredOn(words -> words.contains("$lt"))
                    .hasSize(1);
        }
    }

    private static Document key(String name, Duration age) {
        return new Document("_id", name)
                .append("bodyHash", "of another body")
                .append("record", new Document())
                .append("createdAt", Instant.now().minus(age));
    }

    private static Answer post(RunningRegistry registry, String key, String service) {
        return registry.client().post("/api/deployments", Samples.queued(service), "Idempotency-Key", key);
    }
}
