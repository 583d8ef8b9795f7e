package io.deployinsights.registry.store;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** What the database itself knows of the feed: its epoch and its clock. */
@Component
public class FeedState {

    /** Where the epoch is: without it, as after a restore, the registry begins another one. */
    public static final String COLLECTION = "registryState";

    private static final String ID = "changeFeed";
    private static final String EPOCH = "epoch";
    private static final String WANTED = "wanted";

    private final MongoDatabase database;
    private final MongoCollection<Document> states;

    FeedState(MongoDatabase database, StoreProperties properties) {
        this.database = database.withTimeout(properties.timeout().toMillis(), TimeUnit.MILLISECONDS);
        states = this.database.getCollection(COLLECTION);
    }

    /** What time it is to the database. */
    public Instant databaseTime() {
        // By its old name, because the embedded server doesn't know hello.
        return database.runCommand(new Document("isMaster", 1)).get("localTime", Instant.class);
    }

    /** The epoch, which is kept beside the deployments: it goes when they are dropped. */
    public String epoch() {
        Document known = states.find(Filters.eq(ID)).first();
        return known != null ? known.getString(EPOCH) : update(Updates.setOnInsert(EPOCH, newEpoch()));
    }

    /** Begins another epoch: all followers of the feed read it from its beginning. */
    public String renewEpoch() {
        return update(Updates.set(EPOCH, newEpoch()));
    }

    /**
     * Begins another epoch if an operator wants one.
     *
     * @param wanted any word; the one that the last epoch was begun for wants none
     */
    public void renewEpochFor(String wanted) {
        Document known = states.find(Filters.eq(ID)).first();
        if (known == null || !wanted.equals(known.get(WANTED))) {
            update(Updates.combine(Updates.set(EPOCH, newEpoch()), Updates.set(WANTED, wanted)));
        }
    }

    private String update(Bson update) {
        FindOneAndUpdateOptions options =
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
        try {
            return epoch(Objects.requireNonNull(states.findOneAndUpdate(Filters.eq(ID), update, options)));
        } catch (MongoWriteException | MongoCommandException failed) {
            // Another registry was faster with the first epoch; now that the document exists, none can be.
            if (ErrorCategory.fromErrorCode(failed.getCode()) != ErrorCategory.DUPLICATE_KEY) {
                throw failed;
            }
            return epoch(Objects.requireNonNull(states.findOneAndUpdate(Filters.eq(ID), update, options)));
        }
    }

    private static String epoch(Document state) {
        return state.getString(EPOCH);
    }

    private static String newEpoch() {
        return UUID.randomUUID().toString();
    }
}
