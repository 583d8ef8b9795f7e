package io.deployinsights.registry.contract;

import static org.awaitility.Awaitility.await;

import io.deployinsights.registry.Answer;
import io.deployinsights.registry.Client;
import io.deployinsights.registry.RunningRegistry;
import io.deployinsights.registry.Samples;
import io.deployinsights.registry.mongo.Database;
import java.time.Instant;
import java.util.Map;
import org.bson.Document;
import org.bson.types.ObjectId;
import tools.jackson.databind.JsonNode;

/** Brings a registry into the states that the contract's interactions begin from. */
final class GivenRegistry implements AutoCloseable {

    private static final String FEED = "/api/deployments/changes";

    /** What is written settles at once, so that the feed calls a page full. */
    private final RunningRegistry registry;

    private final RunningRegistry away =
            RunningRegistry.on("mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=200&heartbeatFrequencyMS=500");

    private final Database database;

    GivenRegistry(Database database) {
        this.database = database;
        registry = RunningRegistry.on(database.uri(), "registry.feed.settle-time=0s", "registry.feed.stamp-pause=1h");
    }

    /** A registry in a state, and what the variables of the interaction are there. */
    record Given(Client client, Map<String, String> variables) {}

    Given given(String state, JsonNode example) {
        database.deployments().deleteMany(new Document());
        return switch (state) {
            case "there are no deployments" -> ready();
            case "the deployments of the answer have been recorded" -> {
                record(example.isArray() ? example : example.get("items"));
                yield ready();
            }
            case "the older service has stored the deployments of the answer" -> {
                example.forEach(this::store);
                yield ready();
            }
            case "more deployments have been recorded than are asked for" -> {
                recordTwo();
                yield ready();
            }
            case "a deployment has been finished since the feed was read" -> finishedSince();
            case "a deployment has been rolled back and another called off since the feed was read" ->
                rolledBackSince();
            case "the database has been replaced since the feed was read" -> replacedSince();
            case "the database is away" -> new Given(away.client(), Map.of());
            default ->
                throw new AssertionError(
                        "The contract begins with \"%s\": say here how that is brought about.".formatted(state));
        };
    }

    private Given ready() {
        return new Given(client(), Map.of());
    }

    /** As a pipeline does, so that what it may send is served as insights needs it. */
    private void record(JsonNode deployments) {
        Answer answer = client().post("/api/deployments/import", deployments.toString());
        if (answer.status() != 200 || answer.json().get("imported").intValue() != deployments.size()) {
            throw new AssertionError(answer);
        }
    }

    private void recordTwo() {
        client().created(Samples.queued("first"));
        client().created(Samples.queued("second"));
        settle();
    }

    /** As the older service does: with its types, and nothing where there is nothing. */
    private void store(JsonNode deployment) {
        Document stored = new Document();
        deployment.forEachEntry((field, value) -> {
            if (!value.isNull()) {
                String text = value.stringValue();
                switch (field) {
                    case "id" -> stored.append("_id", new ObjectId(text));
                    case "startedAt", "finishedAt" -> stored.append(field, Instant.parse(text));
                    default -> stored.append(field, text);
                }
            }
        });
        database.deployments().insertOne(stored);
    }

    private Given finishedSince() {
        String path = client().created(Samples.queued("finished since"));
        settle();
        Answer read = client().get(FEED);
        client().patch(path, "{\"status\":\"Succeeded\"}");
        String id = path.substring(path.lastIndexOf('/') + 1);
        return new Given(client(), Map.of("epoch", read.text("epoch"), "next", read.text("next"), "id", id));
    }

    private Given rolledBackSince() {
        String path = client().created(Samples.deployment("rolled back since", "Succeeded", ""));
        settle();
        Answer read = client().get(FEED);
        client().patch(path, "{\"status\":\"RolledBack\"}");
        client().created("{\"serviceName\":\"called"
                + " off\",\"version\":\"1\",\"environment\":\"a\",\"status\":\"Cancelled\"}");
        String id = path.substring(path.lastIndexOf('/') + 1);
        return new Given(client(), Map.of("epoch", read.text("epoch"), "next", read.text("next"), "id", id));
    }

    private Given replacedSince() {
        client().created(Samples.queued("replaced since"));
        settle();
        Answer read = client().get(FEED);
        database.empty();
        return new Given(client(), Map.of("epoch", read.text("epoch"), "next", read.text("next")));
    }

    /** With no settle time, a stamp has settled when the clock shows the next millisecond. */
    private static void settle() {
        long now = System.currentTimeMillis();
        await().pollInSameThread().until(() -> System.currentTimeMillis() > now + 1);
    }

    private Client client() {
        return registry.client();
    }

    @Override
    public void close() {
        registry.close();
        away.close();
    }
}
