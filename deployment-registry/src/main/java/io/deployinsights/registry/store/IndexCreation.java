package io.deployinsights.registry.store;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.deployinsights.registry.problem.DatabaseFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Creates the indexes one by one, behind a running service, again and again until the database can be reached: they make answers fast,
 * not right. One that the database refuses, because another of its name or keys is there, costs nobody but itself.
 */
@Component
class IndexCreation {

    private static final Logger log = LoggerFactory.getLogger(IndexCreation.class);

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final MongoDatabase database;
    private final List<Index> others;
    private final Thread thread = Thread.ofVirtual().name("index-creation").unstarted(this::createAll);

    /** {@code others} are those of other collections than the deployments'. */
    IndexCreation(MongoDatabase database, List<Index> others) {
        this.database = database;
        this.others = others;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        thread.start();
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        thread.interrupt();
    }

    private void createAll() {
        Stream.concat(Index.OF_DEPLOYMENTS.stream(), others.stream()).forEach(index -> {
            boolean done = false;
            while (!done && !Thread.currentThread().isInterrupted()) {
                done = attempt(index);
            }
        });
    }

    private boolean attempt(Index index) {
        try {
            MongoCollection<Document> collection = database.getCollection(index.collection());
            List<Document> existing = new ArrayList<>();
            collection.listIndexes().forEach(existing::add);
            if (existing.stream().noneMatch(index::isAlso)) {
                collection.createIndex(index.keys(), index.options());
            }
            return true;
        } catch (MongoException failed) {
            if (!DatabaseFailure.isTemporary(failed)) {
                log.warn("There is no index {}, which makes answers slower: {}", index, failed.getMessage());
                return true;
            }
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
}
