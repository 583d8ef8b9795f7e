package io.deployinsights.registry.feed;

import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import io.deployinsights.registry.Answer;
import io.deployinsights.registry.RunningRegistry;
import io.deployinsights.registry.mongo.Database;
import io.deployinsights.registry.mongo.OnSharedServer;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two registries on one database: what is written has settled at once for the one, and does not for the other. */
@ExtendWith(OnSharedServer.class)
@TestInstance(Lifecycle.PER_CLASS)
abstract class OnFeed {

    static final String FEED = "/api/deployments/changes";

    final Database database;

    @AutoClose
    final RunningRegistry hurried;

    @AutoClose
    final RunningRegistry patient;

    OnFeed(Database database) {
        this.database = database;
        hurried = RunningRegistry.on(
                database.uri(),
                "registry.feed.settle-time=0s",
                "registry.feed.stamp-pause=0s",
                "registry.feed.page-size=20KB");
        patient = RunningRegistry.on(database.uri(), "registry.feed.settle-time=1h");
    }

    /** Every test has the feed for itself. */
    @BeforeEach
    void empty() {
        database.deployments().deleteMany(Filters.empty());
    }

    /** With no settle time, a stamp has settled when the clock shows the next millisecond. */
    static void settle() {
        long now = System.currentTimeMillis();
        await().pollInSameThread().until(() -> System.currentTimeMillis() > now + 1);
    }

    static List<String> items(Answer answer) {
        return answer.json()
                .get("items")
                .valueStream()
                .map(item -> item.get("id").stringValue())
                .toList();
    }

    static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
