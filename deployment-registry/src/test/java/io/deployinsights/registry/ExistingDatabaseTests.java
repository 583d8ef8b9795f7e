package io.deployinsights.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.registry.mongo.Capability;
import io.deployinsights.registry.mongo.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A database of the older service, or of nobody in particular: everything in it is served as it is. */
public class ExistingDatabaseTests extends OnExistingDatabase {

    protected ExistingDatabaseTests(Database database) {
        super(database);
    }

    @Test
    void servesElevenFieldsOfWhateverIsThere() {
        database.deployments().insertOne(new Document());

        JsonNode deployment = client.get("/api/deployments").json().get(0);

        assertThat(deployment.propertyNames())
                .containsExactly(
                        ("id serviceName version environment deploymentType status deployedBy startedAt finishedAt "
                                        + "commitSha pullRequestNumber")
                                .split(" "));
        assertThat(deployment.get("id").stringValue()).matches("[0-9a-f]{24}");
        assertThat(deployment.get("status").isNull()).isTrue();
    }

    @Test
    void servesEveryTypeInEveryField() {
        List<@Nullable Object> odd = new ArrayList<>(List.of(
                "text",
                7,
                7L,
                7.5,
                true,
                Instant.ofEpochMilli(0),
                Instant.ofEpochMilli(Long.MAX_VALUE),
                Instant.ofEpochMilli(Long.MIN_VALUE),
                new ObjectId(),
                new Binary(new byte[] {1, 2}),
                new BsonTimestamp(7, 1),
                List.of(),
                List.of(1, "a", Instant.ofEpochMilli(0)),
                new Document("gt", new Document("ab", 1)),
                "\u0000",
                "a\nb\"c,d",
                "2026-03-25T10:00:00+02:00",
                new Document("k".repeat(600), "9".repeat(2_000))));
        odd.add(null);

        assertServesInEveryField(odd, 2);
    }

    @Test
    void servesOddShapesInEveryField() {
        database.needs(Capability.EVERY_SHAPE);

        assertServesInEveryField(
                List.of(
                        List.of(1, List.of("a", Instant.ofEpochMilli(0))),
                        new Document("$gt", new Document("a.b", 1)),
                        new Document("", 1)),
                0);
    }

    @Test
    void servesOddNumbersInEveryField() {
        database.needs(Capability.EVERY_NUMBER);

        assertServesInEveryField(
                List.of(Double.NaN, Double.POSITIVE_INFINITY, Decimal128.parse("-0E+3"), Decimal128.parse("NaN")), 0);
    }

    private void assertServesInEveryField(List<@Nullable Object> odd, int startingAfterMarch) {
        List<String> fields = List.of(("serviceName version environment deploymentType status deployedBy startedAt "
                        + "finishedAt commitSha pullRequestNumber committedAt url labels rolledBackAt source unknown")
                .split(" "));
        for (String field : fields) {
            database.deployments()
                    .insertMany(odd.stream()
                            .map(value -> new Document(field, value))
                            .toList());
        }
        int all = fields.size() * odd.size();

        assertThat(client.get("/api/deployments").json()).hasSize(all);
        assertThat(client.get("/api/deployments", "Accept", "application/x-ndjson")
                        .body()
                        .lines())
                .hasSize(all);
        assertThat(Csv.rows(client.get("/api/deployments", "Accept", "text/csv").body()))
                .hasSize(all + 1);
        assertThat(client.get("/api/deployments?status=text&environment=x").status())
                .isEqualTo(200);
        assertThat(client.get("/api/deployments?from=2026-03-25T00:00:00Z").json())
                .hasSize(startingAfterMarch);
        for (JsonNode deployment : client.get("/api/deployments").json()) {
            String path = "/api/deployments/" + deployment.get("id").stringValue();
            Answer putBack = client.put(path, deployment.toString());
            assertThat(putBack.status()).as("%s after %s", putBack, deployment).isEqualTo(200);
            assertThat(putBack.json()).isEqualTo(deployment);
        }
        assertThat(client.get("/api/deployments")
                        .json()
                        .valueStream()
                        .map(deployment -> client.get("/api/deployments/"
                                        + deployment.get("id").stringValue())
                                .status()))
                .containsOnly(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "7", "null"})
    void servesOddIds(String id) {
        Object stored =
                switch (id) {
                    case "7" -> 7;
                    case "text" -> "text";
                    default -> null;
                };
        database.deployments().insertOne(new Document("_id", stored).append("serviceName", "a"));

        Answer answer = client.get("/api/deployments?limit=1");

        assertThat(answer.json().get(0).get("id").asString("null")).isEqualTo(id);
        assertThat(client.get("/api/deployments/" + id).status()).isEqualTo(404);
    }

    @Test
    void showsTextsThatAreTimesInUtc() {
        database.deployments()
                .insertOne(new Document("startedAt", "2026-03-25T10:00:00.5+02:00").append("finishedAt", "soon"));

        JsonNode deployment = client.get("/api/deployments").json().get(0);

        assertThat(deployment.get("startedAt").stringValue()).isEqualTo("2026-03-25T08:00:00.500Z");
        assertThat(deployment.get("finishedAt").stringValue()).isEqualTo("soon");
    }

    @Test
    void patchesDirtyRecordWithoutBlamingTheWriter() {
        ObjectId id = new ObjectId();
        database.deployments()
                .insertOne(new Document("_id", id)
                        .append("status", "Paused")
                        .append("startedAt", "2026-03-25T10:00:00Z")
                        .append("finishedAt", "2026-03-25T09:00:00Z")
                        .append("pullRequestNumber", 12L)
                        .append("labels", List.of(1))
                        .append("url", new Document("k".repeat(60_000), 1))
                        .append("unknown", new Document("a", 1)));

        Answer answer = client.patch("/api/deployments/" + id, "{\"status\":\"Building\",\"labels\":{\"team\":\"a\"}}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        Document stored = Objects.requireNonNull(
                database.deployments().find(new Document("_id", id)).first());
        assertThat(stored)
                .containsEntry("status", "Building")
                .containsEntry("labels", new Document("team", "a"))
                .containsEntry("startedAt", "2026-03-25T10:00:00Z")
                .containsEntry("pullRequestNumber", 12L)
                .containsEntry("unknown", new Document("a", 1))
                .doesNotContainKey("serviceName");
    }

    /** The way back to the older service, which takes documents with its own fields only. */
    @Test
    void losesWhatWasAddedByTheCommandInTheDocument() throws IOException {
        client.created(Samples.deployment("way back", "RolledBack", """
            ,"startedAt":"2026-03-25T10:00:00Z","finishedAt":"2026-03-25T10:05:00Z","rolledBackAt":"2026-03-25T10:06:00Z",\
            "committedAt":"2026-03-25T09:00:00Z","url":"https://ci/1","labels":{"team":"a"}\
            """));
        Matcher command = Pattern.compile("updateMany\\(\\{}, (\\{.*})\\)'")
                .matcher(Files.readString(Path.of("../docs/records.md")));
        assertThat(command.find()).isTrue();

        database.deployments().updateMany(new Document(), Document.parse(command.group(1)));

        assertThat(Objects.requireNonNull(database.deployments()
                                .find(new Document("serviceName", "way back"))
                                .first())
                        .keySet())
                .containsExactlyInAnyOrder(
                        "_id",
                        "serviceName",
                        "version",
                        "environment",
                        "deploymentType",
                        "status",
                        "deployedBy",
                        "startedAt",
                        "finishedAt",
                        "commitSha",
                        "pullRequestNumber");
    }

    @Test
    void storesTheOlderServicesTypes() {
        String path = client.created(Samples.deployment(
                "typed", "Succeeded", ",\"startedAt\":\"2026-03-25T10:00:00.1234Z\",\"pullRequestNumber\":7"));

        Document stored = Objects.requireNonNull(database.deployments()
                .find(new Document("serviceName", "typed"))
                .first());

        assertThat(stored.keySet())
                .containsExactlyInAnyOrder(
                        "_id",
                        "serviceName",
                        "version",
                        "environment",
                        "deploymentType",
                        "status",
                        "deployedBy",
                        "startedAt",
                        "finishedAt",
                        "commitSha",
                        "pullRequestNumber",
                        "source",
                        "feedStamp",
                        "sortAt");
        assertThat(stored.getObjectId("_id")).hasToString(path.substring(path.lastIndexOf('/') + 1));
        assertThat(stored.getDate("startedAt")).isEqualTo(Instant.parse("2026-03-25T10:00:00.123Z"));
        assertThat(stored.getInteger("pullRequestNumber")).isEqualTo(7);
    }
}
