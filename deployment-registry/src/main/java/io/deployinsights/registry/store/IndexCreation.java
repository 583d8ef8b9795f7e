package io.deployinsights.registry.store;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.deployinsights.registry.deployment.Field;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.bson.BsonType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Creates the indexes behind every filter, the newest-first order, keyset paging and the change feed: equality, then {@code startedAt},
 * then {@code _id}. It does so behind a running service, again and again until the database can be reached: they make
 * answers fast, not right.
 */
@Component
class IndexCreation {

    private static final Logger log = LoggerFactory.getLogger(IndexCreation.class);

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final MongoDatabase database;
    private final Thread thread = Thread.ofVirtual().name("index-creation").unstarted(this::untilDone);

    IndexCreation(MongoDatabase database) {
        this.database = database;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        thread.start();
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        thread.interrupt();
    }

    private void untilDone() {
        boolean done = false;
        while (!done && !Thread.currentThread().isInterrupted()) {
            done = attempt();
        }
    }

    private boolean attempt() {
        try {
            database.getCollection(DeploymentStore.COLLECTION).createIndexes(indexes());
            return true;
        } catch (MongoException failed) {
            log.warn("Indexes could not be created, next attempt in {} s: {}", PAUSE.toSeconds(), failed.getMessage());
            return !pause();
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static List<IndexModel> indexes() {
        String start = Field.STARTED_AT.stored();
        Stream<IndexModel> filters = Stream.of(
                        Field.SERVICE_NAME,
                        Field.ENVIRONMENT,
                        Field.STATUS,
                        Field.VERSION,
                        Field.DEPLOYED_BY,
                        Field.COMMIT_SHA)
                .map(field -> new IndexModel(Indexes.compoundIndex(
                        Indexes.ascending(field.stored()), Indexes.descending(start, Field.STORED_ID))));
        Stream<IndexModel> orders = Stream.of(
                new IndexModel(Indexes.descending(start, Field.STORED_ID)),
                new IndexModel(Indexes.ascending(DeploymentStore.STAMP, Field.STORED_ID)),
                // Nearly always empty, so that a listing needn't look everywhere for a start that is a list.
                new IndexModel(
                        Indexes.ascending(start),
                        new IndexOptions()
                                .name("startedAt_lists")
                                .partialFilterExpression(Filters.type(start, BsonType.ARRAY))));
        return Stream.concat(orders, filters).toList();
    }
}
