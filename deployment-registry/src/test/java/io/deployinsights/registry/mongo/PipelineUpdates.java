package io.deployinsights.registry.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import io.deployinsights.registry.Client;
import io.deployinsights.registry.RunningRegistry;
import io.deployinsights.registry.Samples;
import io.deployinsights.registry.feed.Follower;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Another program changes deployments with updates that MongoDB computes, while two registries change them as well. */
@ExtendWith(OnSharedServer.class)
abstract class PipelineUpdates {

    private static final int WRITES = 100;
    private static final String[] SETTLING = {"registry.feed.settle-time=1s", "registry.feed.stamp-pause=100ms"};

    @Test
    void getIntoTheFeedAndOverwriteNothing(Database database) throws InterruptedException {
        database.needs(Capability.PIPELINE_UPDATES);
        try (RunningRegistry one = RunningRegistry.on(database.uri(), SETTLING);
                RunningRegistry other = RunningRegistry.on(database.uri(), SETTLING)) {
            List<String> paths = IntStream.range(0, 4)
                    .mapToObj(i -> one.client().created(Samples.queued("contended")))
                    .toList();
            List<Thread> writers = List.of(
                    Thread.ofPlatform().start(() -> label(one.client(), paths, "one")),
                    Thread.ofPlatform().start(() -> label(other.client(), paths, "other")),
                    Thread.ofPlatform().start(() -> count(database, paths)));
            for (Thread writer : writers) {
                writer.join();
            }

            var follower = new Follower();
            Awaitility.await()
                    .untilAsserted(() -> assertThat(
                                    follower.follow(one.client(), 3).latest().values())
                            .hasSize(paths.size())
                            .allSatisfy(deployment -> assertThat(deployment)
                                    .contains("\"one\":\"" + (WRITES - 1) + "\"", "\"other\":\"" + (WRITES - 1) + "\"")
                                    .contains("\"pullRequestNumber\":" + WRITES)));
        }
    }

    private static void label(Client registry, List<String> paths, String name) {
        for (int i = 0; i < WRITES; i++) {
            for (String path : paths) {
                String labels = "{\"labels\":{\"%s\":\"%d\"}}".formatted(name, i);
                // A writer that is overtaken too often gets an error, and tries again.
                Awaitility.await().until(() -> registry.patch(path, labels).status() == 200);
            }
        }
    }

    private static void count(Database database, List<String> paths) {
        List<Document> increment = List.of(new Document(
                "$set",
                new Document(
                                "pullRequestNumber",
                                new Document(
                                        "$add", List.of(new Document("$ifNull", List.of("$pullRequestNumber", 0)), 1)))
                        .append("feedStamp", "$$REMOVE")));
        for (int i = 0; i < WRITES; i++) {
            for (String path : paths) {
                ObjectId id = new ObjectId(path.substring(path.lastIndexOf('/') + 1));
                database.deployments().updateOne(Filters.eq(id), increment);
            }
        }
    }
}
