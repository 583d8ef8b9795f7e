package io.deployinsights.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Records of another program, as large as MongoDB takes them: together too large for one of its answers, but each is delivered. */
class LargestRecordsTests {

    private static final int RECORDS = 4;
    private static final int BYTES = 15 << 20;

    @Test
    void getIntoListingsPagesAndTheFeed() {
        try (MemoryMongo mongo = new MemoryMongo();
                RunningRegistry registry = RunningRegistry.on(mongo.uri(), "registry.feed.settle-time=0s")) {
            for (int i = 0; i < RECORDS; i++) {
                // A field that nobody is shown.
                mongo.deployments().insertOne(new Document("version", "1." + i).append("unknown", "x".repeat(BYTES)));
            }
            Client client = registry.client();

            assertThat(versions(client, "/api/deployments")).hasSize(RECORDS);
            assertThat(versions(client, "/api/deployments?limit=10")).hasSize(RECORDS);
            await().until(() ->
                    client.get("/api/deployments/changes").json().get("items").size() == RECORDS);
        }
    }

    private static List<String> versions(Client client, String path) {
        List<String> versions = new ArrayList<>();
        client.get(path)
                .json()
                .forEach(deployment -> versions.add(deployment.get("version").stringValue()));
        return versions;
    }
}
