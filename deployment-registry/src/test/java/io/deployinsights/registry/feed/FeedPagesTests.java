package io.deployinsights.registry.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deployinsights.registry.Answer;
import io.deployinsights.registry.Client;
import io.deployinsights.registry.Samples;
import io.deployinsights.registry.mongo.Capability;
import io.deployinsights.registry.mongo.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** How much is in a page, and what comes behind it. */
public class FeedPagesTests extends OnFeed {

    protected FeedPagesTests(Database database) {
        super(database);
    }

    @Test
    void boundsPagesByBytes() {
        database.needs(Capability.TIMES_AS_RETURNED);
        Client client = hurried.client();
        for (int kilobytes : new int[] {6, 6, 6, 6, 50, 6, 50, 50, 6}) {
            database.deployments().insertOne(new Document("version", "x".repeat(1_000 * kilobytes)));
        }
        await().until(() -> new Follower().follow(client, 100).latest().size() == 9);
        settle();

        List<Integer> sizes = new ArrayList<>();
        Answer page = client.get(FEED + "?limit=100");
        while (page.json().get("more").booleanValue()) {
            assertThat(page.body().length() < 21_000 || items(page).size() == 1).isTrue();
            sizes.add(items(page).size());
            page = client.get(FEED + "?limit=100&after=" + page.text("next"));
        }
        sizes.add(items(page).size());

        assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(9);
        assertThat(sizes).doesNotContain(0).hasSizeGreaterThan(4);
    }

    @Test
    void readsOnThroughWhatHasNotSettledAndThenWhatComesLive() {
        database.needs(Capability.TIMES_AS_RETURNED);
        Client client = patient.client();
        String burst = IntStream.range(0, 50)
                .mapToObj(number -> Samples.deployment(
                        "imported", "Succeeded", ",\"startedAt\":\"2026-03-25T10:00:%02dZ\"".formatted(number)))
                .collect(Collectors.joining("\n"));
        client.post("/api/deployments/import", burst);
        String live = id(client.created(Samples.queued("live")));

        var follower = new Follower().follow(client, 7);
        assertThat(follower.latest()).hasSize(51).containsKey(live);

        String later = id(client.created(Samples.queued("live")));
        assertThat(follower.follow(client, 7).latest()).hasSize(52).containsKey(later);
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
}
