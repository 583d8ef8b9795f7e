package io.deployinsights.registry.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.deployinsights.registry.Client;
import io.deployinsights.registry.RunningRegistry;
import io.deployinsights.registry.Samples;
import io.deployinsights.registry.mongo.Capability;
import io.deployinsights.registry.mongo.Database;
import io.deployinsights.registry.store.FeedState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

/** Other programs at work on the database: they write deployments, replace its history, or set its clock. */
public class FeedOfOthersTests extends OnFeed {

    protected FeedOfOthersTests(Database database) {
        super(database);
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
    void beginsAnewWhenTheClockIsBehindAStamp() {
        String path = hurried.client().created(Samples.queued("a"));
        String epoch = hurried.client().get(FEED).text("epoch");

        Instant ahead = Instant.now().plus(Duration.ofDays(1));
        database.deployments().updateMany(Filters.empty(), Updates.set("feedStamp", ahead));

        await().until(() -> !hurried.client().get(FEED).text("epoch").equals(epoch));
        await().until(() -> database.deployments().countDocuments(Filters.gt("feedStamp", Instant.now())) == 0);
        String renewed = hurried.client().get(FEED).text("epoch");
        settle();
        assertThat(new Follower().follow(hurried.client(), 10).latest()).containsOnlyKeys(id(path));
        assertThat(hurried.client().get(FEED).text("epoch")).isEqualTo(renewed);
    }

    @Test
    void beginsAnewOnceForEveryWord() {
        FeedState state = hurried.bean(FeedState.class);
        String epoch = hurried.client().get(FEED).text("epoch");
        try (RunningRegistry wanting = RunningRegistry.on(database.uri(), "registry.feed.new-epoch=today")) {
            String renewed = wanting.client().get(FEED).text("epoch");

            assertThat(renewed).isNotEqualTo(epoch);
            assertThat(wanting.client().get(FEED).text("epoch")).isEqualTo(renewed);
            state.renewEpochFor("today");
            assertThat(state.epoch()).isEqualTo(renewed);
            state.renewEpochFor("tomorrow");
            assertThat(wanting.client().get(FEED).text("epoch")).isNotEqualTo(renewed);
        }
    }

    @Test
    void bringsInWhatSomebodyElseStampedInAnyWay() {
        database.needs(Capability.TIMES_AS_RETURNED);
        List<Object> odd = List.of(
                "2020-01-01T00:00:00Z",
                "text",
                7,
                7.5,
                true,
                Instant.parse("2020-01-01T00:00:00Z"),
                Instant.ofEpochMilli(-1),
                Instant.now().plus(Duration.ofDays(1)),
                List.of(),
                List.of(Instant.now()),
                new Document("a", 1));
        Client client = hurried.client();
        client.created(Samples.queued("a"));
        settle();
        var follower = new Follower().follow(client, 3);
        List<Document> others = Stream.of("updatedAt", "feedStamp")
                .flatMap(field -> odd.stream().map(value -> new Document("_id", new ObjectId()).append(field, value)))
                // This one is indistinguishable from a stamp of the registry's.
                .filter(each -> !Instant.parse("2020-01-01T00:00:00Z").equals(each.get("feedStamp")))
                .toList();
        database.deployments().insertMany(others);

        await().untilAsserted(() -> assertThat(
                        follower.follow(client, 3).latest().keySet())
                .containsAll(
                        others.stream().map(each -> each.get("_id").toString()).toList()));
        assertThat(database.deployments()
                        .find()
                        .map(each -> each.get("updatedAt"))
                        .into(new ArrayList<>()))
                .contains("text", 7, 7.5, true);
    }
}
