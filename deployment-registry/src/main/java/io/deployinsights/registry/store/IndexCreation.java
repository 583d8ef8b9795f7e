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
 * Creates the indexes one by one, behind a running service, again and again until all are there: they make answers fast, not right. One
 * that the database refuses or fails at, as where another of its name or keys is there, keeps no other from being made. Then drops those that
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
        List<Index> missing = create(
                Stream.concat(Index.OF_DEPLOYMENTS.stream(), others.stream()).toList());
        while (!missing.isEmpty() && pause()) {
            missing = create(missing);
        }
        if (!Thread.currentThread().isInterrupted()) {
            dropFormer();
            finished.complete(null);
        }
    }

    /** Returns those that another attempt may create. */
    private List<Index> create(List<Index> wanted) {
        List<Index> missing = new ArrayList<>();
        String cause = "";
        for (Index index : wanted) {
            try {
                if (existing(index.collection()).stream().noneMatch(index::isAlso)) {
                    database.getCollection(index.collection()).createIndex(index.keys(), index.options());
                }
            } catch (MongoException failed) {
                if (DatabaseFailure.isTemporary(failed)) {
                    missing.add(index);
                    cause = failed.getMessage();
                } else {
                    log.warn("There is no index {}, which makes answers slower: {}", index, failed.getMessage());
                }
            }
        }
        if (!missing.isEmpty()) {
            log.warn(
                    "{} indexes could not be created, next attempt in {} s: {}",
                    missing.size(),
                    PAUSE.toSeconds(),
                    cause);
        }
        return missing;
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
