package io.deployinsights.registry.store;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.cursor.TimeoutMode;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.deployinsights.registry.deployment.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * The deployments in MongoDB, as raw documents: what an existing database holds is served as it is. This is the only
 * place that writes them.
 */
@Repository
public class DeploymentStore {

    static final String COLLECTION = "deployments";

    /**
     * When the database wrote a deployment, by its own clock: what the change feed is read along. A name that nobody else has for a
     * field; a writer beside the registry who changes a part of a deployment removes it, and the deployment is stamped anew.
     */
    public static final String STAMP = "feedStamp";

    private static final Instant FIRST_STAMP = Instant.EPOCH;

    private static final List<String> NO_TIMES = List.of(
            "int",
            "long",
            "double",
            "decimal",
            "string",
            "object",
            "array",
            "binData",
            "objectId",
            "bool",
            "timestamp");

    private final MongoCollection<Document> quick;
    private final MongoCollection<Document> batches;

    DeploymentStore(MongoDatabase database, StoreProperties properties) {
        MongoCollection<Document> deployments = database.getCollection(COLLECTION);
        quick = deployments.withTimeout(properties.timeout().toMillis(), TimeUnit.MILLISECONDS);
        batches = deployments.withTimeout(properties.batchTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The deployment of this id. */
    public Optional<Document> find(ObjectId id) {
        return Optional.ofNullable(quick.find(Filters.eq(id)).first());
    }

    /** The deployments of these ids, by id. */
    public Map<Object, Document> findAll(List<ObjectId> ids) {
        Map<Object, Document> found = new HashMap<>();
        batches.find(Filters.in(Field.STORED_ID, ids))
                .forEach(deployment -> found.put(deployment.get(Field.STORED_ID), deployment));
        return found;
    }

    /** All deployments that match, in this order, read as they are consumed; each batch has a deadline. */
    public FindIterable<Document> scan(Bson filter, Bson order) {
        return batches.find(filter).sort(order).allowDiskUse(true).timeoutMode(TimeoutMode.ITERATION);
    }

    /**
     * The deployments stamped behind a place that a majority of servers has, the earliest stamp first, read as they are consumed; all of
     * them have one deadline. What has no stamp yet isn't among them.
     *
     * @param place the filter that only leaves what is behind it
     */
    public FindIterable<Document> changes(Bson place) {
        return batches.withReadConcern(ReadConcern.MAJORITY).find(place).sort(Sorts.ascending(STAMP, Field.STORED_ID));
    }

    /**
     * The ids and stamps of deployments whose stamp is none that the database's clock can have given: there is none, it isn't a time,
     * or it is yet to come.
     *
     * @param latest the latest stamp there can be
     * @param limit how many at most
     */
    public List<Document> unstamped(Instant latest, int limit) {
        List<Document> found = new ArrayList<>();
        batches.find(noStampUntil(latest))
                .projection(Projections.include(Field.STORED_ID, STAMP))
                .limit(limit)
                .forEach(found::add);
        return found;
    }

    /** Stamps those of some deployments that still have no stamp the database's clock can have given. */
    public void stamp(List<?> ids, Instant latest) {
        batches.updateMany(
                new Document(Field.STORED_ID, new Document("$in", ids)).append("$and", List.of(noStampUntil(latest))),
                Updates.currentDate(STAMP));
    }

    /** Whether the database's clock can have given this stamp until now. */
    public static boolean isStamp(@Nullable Object stored, Instant latest) {
        return stored instanceof Instant stamp && !stamp.isBefore(FIRST_STAMP) && !stamp.isAfter(latest);
    }

    /** Ranges of the index on the stamp, each of one type. */
    private static Bson noStampUntil(Instant latest) {
        return Filters.or(
                Filters.eq(STAMP, null),
                new Document(STAMP, new Document("$type", NO_TIMES)),
                Filters.lt(STAMP, FIRST_STAMP),
                Filters.gt(STAMP, latest));
    }

    /**
     * Adds a deployment that has its {@code _id} already.
     *
     * @return false if there is one of this id; it stays as it is
     */
    public boolean insert(Document deployment) {
        return insertMissing(quick, List.of(deployment)).isEmpty();
    }

    /**
     * Adds those deployments whose {@code _id} isn't there yet; the others stay as they are.
     *
     * @return the positions in the batch of those that were there
     */
    public List<Integer> insertMissing(List<Document> batch) {
        return insertMissing(batches, batch);
    }

    /** Should this end in between, the deployments that were added get their stamp later, as if somebody else had written them. */
    private static List<Integer> insertMissing(MongoCollection<Document> deployments, List<Document> batch) {
        List<Integer> present = insertAll(deployments, batch);
        stamp(deployments, batch.stream().map(each -> each.get(Field.STORED_ID)).toList());
        return present;
    }

    private static List<Integer> insertAll(MongoCollection<Document> deployments, List<Document> batch) {
        try {
            deployments.insertMany(batch, new InsertManyOptions().ordered(false));
            return List.of();
        } catch (MongoBulkWriteException failed) {
            boolean onlyDuplicates = failed.getWriteConcernError() == null
                    && failed.getWriteErrors().stream()
                            .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
            if (onlyDuplicates) {
                return failed.getWriteErrors().stream()
                        .map(BulkWriteError::getIndex)
                        .toList();
            }
            throw failed;
        }
    }

    /** An update, because only that can have the database's clock do it. */
    private static void stamp(MongoCollection<Document> deployments, List<?> ids) {
        if (!ids.isEmpty()) {
            deployments.updateMany(
                    new Document(Field.STORED_ID, new Document("$in", ids)).append(STAMP, null),
                    Updates.currentDate(STAMP));
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
                .collect(Collectors.toCollection(ArrayList::new));
        if (changes.isEmpty()) {
            return true;
        }
        changes.add(Updates.currentDate(STAMP));
        return quick.updateOne(unchanged(before), Updates.combine(changes)).getMatchedCount() == 1;
    }

    /** One flat document, because the embedded store only looks an id up that stands at the top. */
    private static Bson unchanged(Document before) {
        Document conditions = new Document(Field.STORED_ID, before.get(Field.STORED_ID));
        for (Field field : EnumSet.complementOf(EnumSet.of(Field.ID))) {
            String name = field.stored();
            Object value = before.get(name);
            conditions.append(
                    name,
                    value != null
                            ? new Document("$eq", value)
                            // To MongoDB null equals missing, to a reader of the extra fields it doesn't.
                            : new Document("$eq", null).append("$exists", before.containsKey(name)));
        }
        return conditions;
    }
}
