package io.deployinsights.registry.store;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.ReadConcern;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.cursor.TimeoutMode;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.deployinsights.registry.deployment.Field;
import io.deployinsights.registry.problem.DatabaseFailure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * The deployments in MongoDB, as raw documents: what an existing database holds is served as it is. With
 * {@link Stamps} this is the only place that writes them.
 */
@Repository
public class DeploymentStore {

    static final String COLLECTION = "deployments";

    private final MongoCollection<Document> quick;
    private final MongoCollection<Document> batches;
    private volatile Place.Comparison comparison = Place.Comparison.EXPRESSION;

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

    /**
     * The deployments that match, newest start first, and after them what has no stamp yet; read as they are consumed, each batch has
     * a deadline.
     *
     * @param after leaves only what comes after this place, null for none
     * @param batchSize how many to fetch at a time
     */
    public MongoCursor<Document> newestFirst(Bson filter, @Nullable Place after, int batchSize) {
        return open(comparison -> scan(
                        after == null ? filter : Filters.and(filter, after.below(HiddenFields.SORT_AT, comparison)),
                        Sorts.descending(HiddenFields.SORT_AT, Field.STORED_ID))
                .batchSize(batchSize));
    }

    /** The same in the order of their ids, the latest first, which stays as it is while deployments are stamped. */
    public MongoCursor<Document> latestIdFirst(Bson filter, @Nullable Place after, int batchSize) {
        return open(comparison -> scan(
                        after == null ? filter : Filters.and(filter, after.below(comparison)),
                        Sorts.descending(Field.STORED_ID))
                .batchSize(batchSize));
    }

    private FindIterable<Document> scan(Bson filter, Bson order) {
        return batches.find(filter).sort(order).allowDiskUse(true).timeoutMode(TimeoutMode.ITERATION);
    }

    /**
     * The deployments stamped after a place that a majority of servers has, the earliest stamp first, read as they are consumed; all of
     * them have one deadline. What has no stamp yet isn't among them.
     */
    public MongoCursor<Document> changes(Place after, int batchSize) {
        return open(comparison -> batches.withReadConcern(ReadConcern.MAJORITY)
                .find(after.above(HiddenFields.FEED_STAMP, comparison))
                .sort(Sorts.ascending(HiddenFields.FEED_STAMP, Field.STORED_ID))
                .batchSize(batchSize));
    }

    /** A server that doesn't know how MongoDB compares ids refuses that once, and is asked in another way from then on. */
    private MongoCursor<Document> open(Function<Place.Comparison, FindIterable<Document>> query) {
        Place.Comparison tried = comparison;
        try {
            return query.apply(tried).iterator();
        } catch (MongoCommandException refused) {
            if (tried == Place.Comparison.TYPE || refused.getErrorCode() != DatabaseFailure.NOT_IMPLEMENTED) {
                throw refused;
            }
            comparison = Place.Comparison.TYPE;
            return query.apply(comparison).iterator();
        }
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

    /** Should this end in between, the deployments that were added get their stamp later, as if another program had written them. */
    private static List<Integer> insertMissing(MongoCollection<Document> deployments, List<Document> batch) {
        List<Integer> present = insertAll(
                deployments,
                batch.stream()
                        .map(each -> new Document(each).append(HiddenFields.SORT_AT, HiddenFields.sortAt(each)))
                        .toList());
        List<Object> added = IntStream.range(0, batch.size())
                .filter(position -> !present.contains(position))
                .mapToObj(position -> batch.get(position).get(Field.STORED_ID))
                .toList();
        if (!added.isEmpty()) {
            // An update, because only that can have the database's clock do it.
            deployments.updateMany(
                    new Document(Field.STORED_ID, new Document("$in", added)).append(HiddenFields.FEED_STAMP, null),
                    Updates.currentDate(HiddenFields.FEED_STAMP));
        }
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

    /**
     * Changes a deployment if it still is what was read before, even if others write: other replicas, and the older
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
        changes.add(Stamps.of(after));
        return quick.updateOne(unchanged(before), Updates.combine(changes)).getMatchedCount() == 1;
    }

    /** One flat document, because the embedded store only looks an id up that stands at the top. */
    private static Bson unchanged(Document before) {
        Document conditions = new Document(Field.STORED_ID, before.get(Field.STORED_ID));
        EnumSet.complementOf(EnumSet.of(Field.ID)).forEach(field -> same(field, before, conditions));
        return conditions;
    }

    /** Adds the condition that a field is what it was, and returns all. */
    static Document same(Field field, Document before, Document conditions) {
        Object value = before.get(field.stored());
        return conditions.append(
                field.stored(),
                value != null
                        ? new Document("$eq", value)
                        // To MongoDB null equals missing, to a reader of the extra fields it doesn't.
                        : new Document("$eq", null).append("$exists", before.containsKey(field.stored())));
    }
}
