package io.deployinsights.registry.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.IndexOptions;
import io.deployinsights.registry.Answer;
import io.deployinsights.registry.ObservedMongo;
import io.deployinsights.registry.RunningRegistry;
import io.deployinsights.registry.Samples;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What the registry asks of its database, and makes of what the database refuses. */
@TestInstance(Lifecycle.PER_CLASS)
class ConnectionTests {

    private static final int UNAUTHORIZED = 13;
    private static final int INTERRUPTED_AT_SHUTDOWN = 11600;
    private static final int INDEX_OPTIONS_CONFLICT = 85;

    private static final List<String> FORMER =
            List.of("startedAt_-1__id_-1", "startedAt_lists", "commitSha_1_startedAt_-1__id_-1");

    @AutoClose
    private final ObservedMongo mongo = new ObservedMongo();

    /** Its address asks for all that would make it wrong. */
    @AutoClose
    private final RunningRegistry registry;

    ConnectionTests() {
        mongo.database()
                .getCollection("deployments")
                .createIndex(
                        new Document("environment", 1).append("sortAt", -1).append("_id", -1),
                        new IndexOptions().name("somebody_elses"));
        for (String name : FORMER) {
            mongo.database()
                    .getCollection("deployments")
                    .createIndex(new Document("startedAt", -1).append(name, 1), new IndexOptions().name(name));
        }
        mongo.refuse("createIndexes", words -> words.contains("deployedBy"), INDEX_OPTIONS_CONFLICT);
        registry = RunningRegistry.on(
                mongo.uri() + "/?w=0&journal=false&readPreference=secondary&readConcernLevel=available"
                        + "&retryWrites=false&retryReads=false",
                // For so long the driver tries again what may pass.
                "registry.store.batch-timeout=1s");
    }

    @Test
    void asksForWritesThatLastWhateverTheAddressSays() {
        registry.client().created(Samples.queued("a"));

        assertThat(mongo.asked("insert"))
                .isNotEmpty()
                .allSatisfy(words -> assertThat(words).contains("\"w\" : \"majority\"", "\"j\" : true"));
    }

    @Test
    void readsFromThePrimaryAndTheFeedWhatAMajorityHas() {
        registry.client().created(Samples.queued("a"));
        registry.client().get("/api/deployments");
        registry.client().get("/api/deployments/changes");

        assertThat(mongo.asked("find"))
                .isNotEmpty()
                .noneMatch(words -> words.contains("secondary") || words.contains("available"))
                .anyMatch(words -> words.contains("majority"));
    }

    @Test
    void saysThatAnOperatorHasToActWhereTryingAgainIsInVain() {
        try (var _ = mongo.refuse("find", _ -> true, UNAUTHORIZED)) {
            for (String path : List.of("/api/deployments", "/api/deployments/changes", "/api/deployments?limit=1")) {
                Answer answer = registry.client().get(path);

                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.header("Retry-After")).isEmpty();
                assertThat(answer.text("detail")).contains("operator").doesNotContain("try again soon");
            }
        }
    }

    @Test
    void saysThatTryingAgainHelpsWhereItDoes() {
        try (var _ = mongo.refuse("find", _ -> true, INTERRUPTED_AT_SHUTDOWN)) {
            Answer answer = registry.client().get("/api/deployments");

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("5");
            assertThat(answer.text("detail")).contains("try again soon");
        }
    }

    @Test
    void createsEveryIndexButTheOneThatIsRefusedOrThereByAnotherName() {
        await().untilAsserted(() -> assertThat(mongo.asked("createIndexes"))
                .anyMatch(words -> words.contains("idempotencyKeys") && words.contains("expireAfterSeconds")));

        List<String> keys = mongo.database().getCollection("deployments").listIndexes().into(new ArrayList<>()).stream()
                .map(index ->
                        index.get("key", Document.class).keySet().iterator().next())
                .toList();
        assertThat(keys)
                .contains("sortAt", "feedStamp", "serviceName", "status", "version", "commitSha")
                .containsOnlyOnce("environment")
                .doesNotContain("deployedBy");
        assertThat(mongo.asked("createIndexes"))
                .filteredOn(words -> words.contains("deployedBy"))
                .hasSize(1);
    }

    @Test
    void createsTheOthersWhileOneFails() {
        try (ObservedMongo other = new ObservedMongo()) {
            other.refuse("createIndexes", words -> words.contains("serviceName"), INTERRUPTED_AT_SHUTDOWN);
            try (RunningRegistry _ = RunningRegistry.on(other.uri())) {
                await().untilAsserted(() -> assertThat(other.asked("createIndexes"))
                        .anyMatch(words -> words.contains("feedStamp"))
                        .anyMatch(words -> words.contains("idempotencyKeys")));
            }
        }
    }

    @Test
    void dropsIndexesThatOnlyEarlierVersionsNeededAndNobodyElses() {
        await().untilAsserted(() -> assertThat(indexes("name")).doesNotContainAnyElementsOf(FORMER));

        assertThat(indexes("name")).contains("somebody_elses");
    }

    private List<Object> indexes(String property) {
        return mongo.database().getCollection("deployments").listIndexes().into(new ArrayList<>()).stream()
                .map(index -> index.get(property))
                .toList();
    }
}
