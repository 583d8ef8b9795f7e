package io.deployinsights.registry.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.registry.Answer;
import io.deployinsights.registry.Client;
import io.deployinsights.registry.Samples;
import io.deployinsights.registry.mongo.Capability;
import io.deployinsights.registry.mongo.Database;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

public class ChangeFeedTests extends OnFeed {

    protected ChangeFeedTests(Database database) {
        super(database);
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
    void deliversEveryChangeAfterTheCursor() {
        database.needs(Capability.TIMES_AS_RETURNED);
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
        database.needs(Capability.TIMES_AS_RETURNED);
        Client client = hurried.client();
        String path = client.created(Samples.queued("a"));
        settle();
        String next = client.get(FEED).text("next");

        client.patch(path, "{\"status\":\"Queued\"}");

        assertThat(items(client.get(FEED + "?after=" + next))).isEmpty();
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

    @ParameterizedTest
    @ValueSource(strings = {"forged", "!", "AAAA", "AAAAAAAAAAAAAAAA", "%F0%9F%90%99", "a%00b"})
    void refusesACursorThatIsNoneOfItsOwn(String forged) {
        Answer answer = hurried.client().get(FEED + "?after=" + forged);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.faults())
                .singleElement()
                .asString()
                .startsWith("after: is \"")
                .endsWith("\", which is none; allowed is next of an earlier answer");
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
}
