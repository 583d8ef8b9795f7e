package io.deployinsights.registry.store;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Updates;
import io.deployinsights.registry.deployment.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.springframework.stereotype.Repository;

/**
 * The deployments in MongoDB, as raw documents: what an existing database holds is served as it is. This is the only
 * place that writes them.
 */
@Repository
public class DeploymentStore {

    static final String COLLECTION = "deployments";

    private final MongoCollection<Document> deployments;
    private final MongoCollection<Document> quick;

    DeploymentStore(MongoDatabase database, StoreProperties properties) {
        deployments = database.getCollection(COLLECTION);
        quick = deployments.withTimeout(properties.timeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The deployment of this id. */
    public Optional<Document> find(ObjectId id) {
        return Optional.ofNullable(quick.find(Filters.eq(id)).first());
    }

    /** All deployments that match, in this order, read as they are consumed. */
    public FindIterable<Document> scan(Bson filter, Bson order) {
        return deployments.find(filter).sort(order).allowDiskUse(true);
    }

    /**
     * Adds a deployment that has its {@code _id} already.
     *
     * @return false if there is one of this id; it stays as it is
     */
    public boolean insert(Document deployment) {
        try {
            quick.insertOne(deployment);
            return true;
        } catch (MongoWriteException failed) {
            if (failed.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw failed;
        }
    }

    /**
     * Adds those deployments whose {@code _id} isn't there yet; the others stay as they are.
     *
     * @return how many were added
     */
    public int insertMissing(List<Document> batch) {
        try {
            deployments.insertMany(batch, new InsertManyOptions().ordered(false));
            return batch.size();
        } catch (MongoBulkWriteException failed) {
            boolean onlyDuplicates = failed.getWriteConcernError() == null
                    && failed.getWriteErrors().stream()
                            .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
            if (onlyDuplicates) {
                return batch.size() - failed.getWriteErrors().size();
            }
            throw failed;
        }
    }

    /**
     * Changes a deployment if it still is what was read before, whoever else writes: other replicas, and the older
     * service on the same database. Fields that are unknown here stay as they are.
     *
     * @return false if it changed in between; nothing is written then
     */
    public boolean replace(Document before, Document after) {
        List<Bson> changes = Arrays.stream(Field.values())
                .map(Field::stored)
                .filter(name -> before.containsKey(name) != after.containsKey(name)
                        || !Objects.equals(before.get(name), after.get(name)))
                .map(name -> after.containsKey(name) ? Updates.set(name, after.get(name)) : Updates.unset(name))
                .toList();
        return changes.isEmpty()
                || quick.updateOne(unchanged(before), Updates.combine(changes)).getMatchedCount() == 1;
    }

    private static Bson unchanged(Document before) {
        List<Bson> conditions = new ArrayList<>();
        for (Field field : Field.values()) {
            String name = field.stored();
            Object value = before.get(name);
            if (value != null) {
                conditions.add(Filters.eq(name, value));
            } else {
                // To MongoDB null equals missing, to a reader of the extra fields it doesn't.
                conditions.add(Filters.eq(name, null));
                conditions.add(Filters.exists(name, before.containsKey(name)));
            }
        }
        return Filters.and(conditions);
    }
}
