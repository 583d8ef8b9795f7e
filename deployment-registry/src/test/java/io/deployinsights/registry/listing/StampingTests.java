package io.deployinsights.registry.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.deployinsights.registry.Answer;
import io.deployinsights.registry.ObservedMongo;
import io.deployinsights.registry.RunningRegistry;
import io.deployinsights.registry.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** How deployments that another program wrote get into their place in lists, and where they are until then. */
@TestInstance(Lifecycle.PER_CLASS)
class StampingTests {

    private static final Instant START = Instant.parse("2026-03-25T10:00:00Z");
    private static final Instant STAMP = Instant.parse("2026-03-25T10:00:01Z");
    private static final int NOT_WRITABLE_PRIMARY = 10107;

    @AutoClose
    private final ObservedMongo mongo = new ObservedMongo();

    @AutoClose
    private final RunningRegistry registry;

    private final MongoCollection<Document> deployments = mongo.database().getCollection("deployments");

    StampingTests() {
        deployments.insertOne(
                new Document("version", "older").append("startedAt", START).append("feedStamp", STAMP));
        deployments.insertOne(new Document("version", "oldest").append("startedAt", "2026-03-25T12:00:00+02:00"));
        registry = RunningRegistry.on(mongo.uri(), "registry.store.batch-timeout=1s");
        addsWhatAnOlderDatabaseLacksAtTheStart();
    }

    /** Before any request. */
    private void addsWhatAnOlderDatabaseLacksAtTheStart() {
        await().untilAsserted(() -> assertThat(deployments.find().into(new ArrayList<>()))
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.getDate("sortAt")).isEqualTo(START)));
        assertThat(stored("older").getDate("feedStamp")).isEqualTo(STAMP);
        assertThat(stored("oldest").getDate("feedStamp")).isAfter(STAMP);
    }

    @BeforeEach
    void empty() {
        deployments.deleteMany(new Document());
    }

    @Test
    void listsByIdWhileNothingCanBeStampedAndThenStillOnThatPage() {
        List<String> expected = IntStream.iterate(9, number -> number >= 0, number -> number - 1)
                .mapToObj(number -> "v" + number)
                .toList();
        for (int number = 0; number < 10; number++) {
            insert("v" + number, number % 2 == 0 ? START.plusSeconds(number % 3) : "2026-03-25T10:00:0" + number + "Z");
        }
        insert("none", null);

        List<String> versions = new ArrayList<>();
        String next;
        try (var _ = mongo.refuse("update", _ -> true, NOT_WRITABLE_PRIMARY)) {
            assertThat(versions("/api/deployments")).hasSize(11).doesNotHaveDuplicates();
            assertThat(versions("/api/deployments?to=2027-01-01T00:00:00Z")).isEqualTo(expected);
            next = page("/api/deployments?limit=3&to=2027-01-01T00:00:00Z", versions);
        }
        assertThat(versions("/api/deployments")).startsWith("v9", "v7", "v5").endsWith("none");
        versions.addAll(allPages(next));

        assertThat(versions).isEqualTo(expected);
        assertThat(deployments.countDocuments(Filters.exists("sortAt"))).isEqualTo(11);
    }

    @Test
    void listsInItsNewPlaceWhatSomebodyElseChanged() {
        insert("first", START);
        insert("second", START.plusSeconds(1));
        assertThat(versions("/api/deployments")).containsExactly("second", "first");

        deployments.updateOne(
                Filters.eq("version", "first"),
                Updates.combine(Updates.set("startedAt", START.plusSeconds(2)), Updates.unset("feedStamp")));

        assertThat(versions("/api/deployments")).containsExactly("first", "second");
        assertThat(versions("/api/deployments?from=2026-03-25T10:00:02Z")).containsExactly("first");
    }

    @Test
    void leavesOutOfARangeWhatSomebodyElseMovedWithoutAWord() {
        insert("moved", START);
        assertThat(versions("/api/deployments")).containsExactly("moved");

        deployments.updateOne(new Document(), Updates.set("startedAt", START.plusSeconds(2)));

        assertThat(versions("/api/deployments?to=2026-03-25T10:00:01Z")).isEmpty();
    }

    @Test
    void listsWhatSomebodyElseGaveAFieldOfTheSameName() {
        List<Object> odd = List.of(
                "2026",
                7,
                7.5,
                true,
                new ObjectId(),
                List.of(),
                List.of(START.plusSeconds(60), START.minusSeconds(60)),
                List.of("a", 7),
                List.of(List.of()),
                new Document("a", 1),
                Instant.ofEpochMilli(Long.MAX_VALUE));
        for (int number = 0; number < odd.size(); number++) {
            deployments.insertOne(document("v" + number, START.plusSeconds(number))
                    .append("sortAt", odd.get(number))
                    .append("feedStamp", number % 2 == 0 ? odd.get(number) : null));
        }

        // A list of dates is one date after the other to an index, so that only who meets it knows.
        assertThat(allPages("/api/deployments?limit=1")).hasSizeGreaterThanOrEqualTo(odd.size());
        assertThat(allPages("/api/deployments?limit=1"))
                .isEqualTo(versions("/api/deployments"))
                .containsExactly("v10", "v9", "v8", "v7", "v6", "v5", "v4", "v3", "v2", "v1", "v0");
    }

    @Test
    void listsWhatItsOwnWritersChangeInItsNewPlace() {
        String path =
                registry.client().created(Samples.deployment("a", "Queued", ",\"startedAt\":\"2026-03-25T10:00:00Z\""));
        registry.client().created(Samples.deployment("b", "Queued", ",\"startedAt\":\"2026-03-25T11:00:00Z\""));
        registry.client().patch(path, "{\"startedAt\":\"2026-03-25T12:00:00Z\"}");

        assertThat(registry.client()
                        .get("/api/deployments?limit=1")
                        .json()
                        .get(0)
                        .get("serviceName")
                        .stringValue())
                .isEqualTo("a");
        assertThat(deployments.find().into(new ArrayList<>()))
                .allSatisfy(each -> assertThat(each.get("sortAt")).isEqualTo(each.get("startedAt")));
    }

    @Test
    void showsHiddenFieldsToNobody() {
        registry.client().created(Samples.queued("a"));

        for (String path : List.of("/api/deployments", "/api/deployments/changes", "/api/deployments?limit=1")) {
            for (String form : List.of("application/json", "application/x-ndjson", "text/csv")) {
                assertThat(registry.client().get(path, "Accept", form).body()).doesNotContain("sortAt", "feedStamp");
            }
        }
    }

    @Test
    void refusesACursorOfAnotherPlace() {
        insert("first", START);
        insert("second", START);
        List<String> taken = new ArrayList<>();
        String next = page("/api/deployments?limit=1", taken);
        String cursor = next.substring(next.indexOf("cursor=") + 7);
        String feed = registry.client().get("/api/deployments/changes").text("next");

        Answer listing = registry.client().get("/api/deployments?limit=1&cursor=" + feed);
        Answer changes = registry.client().get("/api/deployments/changes?after=" + cursor);

        assertThat(listing.status()).isEqualTo(400);
        assertThat(listing.faults())
                .singleElement()
                .asString()
                .endsWith("which is a cursor of the change feed; allowed is one from a Link header");
        assertThat(changes.status()).isEqualTo(400);
        assertThat(changes.faults())
                .singleElement()
                .asString()
                .endsWith("which is a cursor of a listing; allowed is next of an earlier answer");
    }

    private void insert(String version, @Nullable Object startedAt) {
        deployments.insertOne(document(version, startedAt));
    }

    private static Document document(String version, @Nullable Object startedAt) {
        return new Document("version", version).append("startedAt", startedAt);
    }

    private Document stored(String version) {
        return Objects.requireNonNull(
                deployments.find(Filters.eq("version", version)).first());
    }

    private List<String> versions(String path) {
        return versions(registry.client().get(path));
    }

    private static List<String> versions(Answer answer) {
        return answer.json()
                .valueStream()
                .map(deployment -> deployment.get("version").stringValue())
                .toList();
    }

    private List<String> allPages(String path) {
        List<String> versions = new ArrayList<>();
        for (String next = path; !next.isEmpty(); ) {
            next = page(next, versions);
        }
        return versions;
    }

    /** Takes a page, and returns where the next one is; empty after the last. */
    private String page(String path, List<String> taken) {
        Answer answer = registry.client().get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        taken.addAll(versions(answer));
        Matcher link = Pattern.compile("<(.*)>; rel=\"next\"").matcher(answer.header("Link"));
        return link.matches() ? link.group(1) : "";
    }
}
