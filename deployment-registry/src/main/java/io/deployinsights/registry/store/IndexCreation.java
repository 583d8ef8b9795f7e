package io.deployinsights.registry.store;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import io.deployinsights.registry.problem.DatabaseFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Creates the indexes one by one, behind a running service, again and again until the database can be reached: they make answers fast,
 * not right. One that the database refuses, because another of its name or keys is there, affects no other. Then drops those that
 * earlier versions needed.
 */
@Component
public class IndexCreation {

    private static final Logger log = LoggerFactory.getLogger(IndexCreation.class);

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final MongoDatabase database;
    private final List<Index> others;
    private final CompletableFuture<@Nullable Void> finished = new CompletableFuture<>();
    private final Thread thread = Thread.ofVirtual().name("index-creation").unstarted(this::createAll);

    /** {@code others} are those of other collections than the deployments'. */
    IndexCreation(MongoDatabase database, List<Index> others) {
        this.database = database;
        this.others = others;
    }

    /** Completes when all indexes are there that can be. */
    public CompletableFuture<@Nullable Void> finished() {
        return finished.copy();
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
        if (!Thread.currentThread().isInterrupted()) {
            dropFormer();
            finished.complete(null);
        }
    }

    private boolean attempt(Index index) {
        try {
            if (existing(index.collection()).stream().noneMatch(index::isAlso)) {
                database.getCollection(index.collection()).createIndex(index.keys(), index.options());
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

    private List<Document> existing(String collection) {
        List<Document> indexes = new ArrayList<>();
        database.getCollection(collection).listIndexes().into(indexes);
        return indexes;
    }

    /** They only cost: a version that needs them again creates them again. */
    private void dropFormer() {
        try {
            for (Document index : existing(DeploymentStore.COLLECTION)) {
                if (Index.FORMER.contains(index.getString("name"))) {
                    database.getCollection(DeploymentStore.COLLECTION).dropIndex(index.getString("name"));
                    log.info("Dropped the index {}, which is of no use any more", index.getString("name"));
                }
            }
        } catch (MongoException failed) {
            log.warn("Indexes that are no longer used could not be dropped: {}", failed.getMessage());
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
