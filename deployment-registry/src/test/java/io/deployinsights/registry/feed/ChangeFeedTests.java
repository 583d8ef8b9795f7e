package io.deployinsights.registry.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import io.deployinsights.registry.Answer;
import io.deployinsights.registry.Client;
import io.deployinsights.registry.RunningRegistry;
import io.deployinsights.registry.Samples;
import io.deployinsights.registry.mongo.Database;
import io.deployinsights.registry.mongo.OnSharedServer;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(OnSharedServer.class)
@TestInstance(Lifecycle.PER_CLASS)
public class ChangeFeedTests {

    private static final String FEED = "/api/deployments/changes";

    private final Database database;

    /** Two registries on one database: what is written has settled at once for the one, and does not for the other. */
    @AutoClose
    private final RunningRegistry hurried;

    @AutoClose
    private final RunningRegistry patient;

    protected ChangeFeedTests(Database database) {
        this.database = database;
        hurried = RunningRegistry.on(database.uri(), "registry.feed.settle-time=0s", "registry.feed.stamp-pause=0s");
        patient = RunningRegistry.on(database.uri(), "registry.feed.settle-time=1h");
    }

    /** Every test has the feed for itself. */
    @BeforeEach
    void empty() {
        database.deployments().deleteMany(Filters.empty());
    }

    @Test
    void beginsEmptyAndGoesOnFromThere() {
        Answer first = hurried.client().get(FEED);

        assertThat(first.status()).isEqualTo(200);
        assertThat(items(first)).isEmpty();
        assertThat(first.json().get("more").booleanValue()).isFalse();

        String id = id(hurried.client().created(Samples.queued("a")));
        assertThat(items(hurried.client().get(FEED + "?after=" + first.text("next"))))
                .containsExactly(id);
    }

    @Test
    void tellsOfEveryChangeAfterTheCursor() {
        database.needsTimesAsItTellsThem();
        Client client = hurried.client();
        String path = client.created(Samples.queued("a"));
        client.created(Samples.queued("b"));
        settle();
        String next = client.get(FEED).text("next");

        client.patch(path, "{\"status\":\"Succeeded\"}");

        JsonNode changed = client.get(FEED + "?after=" + next).json().get("items");
        assertThat(changed).hasSize(1);
        assertThat(changed.get(0).toString()).isEqualTo(client.get(path).json().toString());
    }

    @Test
    void leavesOutARequestThatChangedNothing() {
        database.needsTimesAsItTellsThem();
        Client client = hurried.client();
        String path = client.created(Samples.queued("a"));
        settle();
        String next = client.get(FEED).text("next");

        client.patch(path, "{\"status\":\"Queued\"}");

        assertThat(items(client.get(FEED + "?after=" + next))).isEmpty();
    }

    @Test
    void pagesThroughAllThatHasSettled() {
        Client client = hurried.client();
        List<String> ids = IntStream.range(0, 7)
                .mapToObj(i -> id(client.created(Samples.queued("a"))))
                .toList();
        settle();

        Answer first = client.get(FEED + "?limit=3");
        assertThat(items(first)).hasSize(3);
        assertThat(first.json().get("more").booleanValue()).isTrue();

        assertThat(new Follower().follow(client, 3).latest()).containsOnlyKeys(ids);
    }

    @Test
    void deliversAtOnceAndAgainWhatHasNotSettled() {
        Client client = patient.client();
        String id = id(client.created(Samples.queued("a")));

        Answer first = client.get(FEED);
        Answer second = client.get(FEED + "?after=" + first.text("next"));

        assertThat(items(first)).containsExactly(id);
        assertThat(items(second)).containsExactly(id);
    }

    @Test
    void doesNotSkipAWriterWhoseStampIsOlderThanWhatWasDelivered() {
        Client client = patient.client();
        client.created(Samples.queued("fast"));
        String next = client.get(FEED).text("next");
        var slow = new ObjectId();
        database.deployments()
                .insertOne(new Document("_id", slow)
                        .append("serviceName", "slow")
                        .append("feedStamp", Instant.now().minusSeconds(60)));

        assertThat(items(client.get(FEED + "?after=" + next))).contains(slow.toHexString());
    }

    @Test
    void bringsInWhatSomebodyElseWroteWithoutAStamp() {
        String replaced = id(hurried.client().created(Samples.queued("a")));
        settle();
        var follower = new Follower().follow(hurried.client(), 10);
        var inserted = new ObjectId();
        database.deployments().insertOne(new Document("_id", inserted).append("serviceName", "older"));
        database.deployments()
                .replaceOne(Filters.eq(new ObjectId(replaced)), new Document("serviceName", "replaced by the older"));

        await().until(() -> {
            follower.follow(hurried.client(), 10);
            return follower.latest().containsKey(inserted.toHexString())
                    && follower.latest().get(replaced).contains("replaced by the older");
        });
    }

    @Test
    void keepsItsEpochUntilTheDatabaseIsReplaced() {
        String epoch = hurried.client().get(FEED).text("epoch");

        assertThat(patient.client().get(FEED).text("epoch")).isEqualTo(epoch);

        database.empty();
        assertThat(hurried.client().get(FEED).text("epoch")).isNotEqualTo(epoch);
    }

    @Test
    void refusesACursorThatIsNoneOfItsOwn() {
        Answer answer = hurried.client().get(FEED + "?after=forged");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.faults())
                .containsExactly("after: is \"forged\", which is none; allowed is next of an earlier answer");
    }

    @Test
    void refusesLimitsThatItDoesNotKeep() {
        for (String limit : List.of("0", "10001", "-1", "ten")) {
            Answer answer = hurried.client().get(FEED + "?limit=" + limit);

            assertThat(answer.faults()).containsExactly("limit: is \"" + limit + "\"; allowed is 1 to 10000");
        }
        assertThat(hurried.client().get(FEED + "?limit=10000").status()).isEqualTo(200);
        assertThat(hurried.client().get(FEED + "?afer=x").faults())
                .singleElement()
                .asString()
                .contains("after");
    }

    /** With no settle time, a stamp has settled when the clock shows the next millisecond. */
    private static void settle() {
        long now = System.currentTimeMillis();
        await().pollInSameThread().until(() -> System.currentTimeMillis() > now + 1);
    }

    private static List<String> items(Answer answer) {
        return answer.json()
                .get("items")
                .valueStream()
                .map(item -> item.get("id").stringValue())
                .toList();
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
