package io.deployinsights.registry.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateManyModel;
import com.mongodb.client.model.Updates;
import io.deployinsights.registry.deployment.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.springframework.stereotype.Repository;

/** Finds deployments without the {@linkplain HiddenFields hidden fields}, because another program wrote them, and adds those. */
@Repository
public class Stamps {

    private static final Instant FIRST_STAMP = Instant.EPOCH;

    /** Whatever is no date there, or isn't there at all: all but a list with dates in it. */
    private static final Bson LACKS_A_FIELD = Filters.or(
            Filters.not(Filters.gte(HiddenFields.FEED_STAMP, FIRST_STAMP)),
            Filters.not(Filters.gte(HiddenFields.SORT_AT, HiddenFields.NO_START)));

    private final MongoCollection<Document> deployments;

    Stamps(MongoDatabase database, StoreProperties properties) {
        deployments = database.getCollection(DeploymentStore.COLLECTION)
                .withTimeout(properties.batchTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What a write of the registry's adds to the deployment that it leaves. */
    static Bson of(Document deployment) {
        return Updates.combine(
                Updates.set(HiddenFields.SORT_AT, HiddenFields.sortAt(deployment)),
                Updates.currentDate(HiddenFields.FEED_STAMP));
    }

    /** Whether every deployment has what it is listed by. */
    public boolean areComplete() {
        return deployments
                        .find(LACKS_A_FIELD)
                        .projection(Projections.include(Field.STORED_ID))
                        .first()
                == null;
    }

    /**
     * Some of the deployments that lack a hidden field, or have a stamp that the database's clock can't have given: their ids and what
     * the fields are made of.
     *
     * @param latest the latest stamp there can be
     * @param limit how many at most
     */
    public List<Document> missing(Instant latest, int limit) {
        List<Document> missing = new ArrayList<>();
        deployments
                .find(isMissing(latest))
                .projection(Projections.include(
                        Field.STORED_ID, Field.STARTED_AT.stored(), HiddenFields.FEED_STAMP, HiddenFields.SORT_AT))
                .limit(limit)
                .into(missing);
        return missing;
    }

    /** Ranges of the indexes on the two fields. */
    private static Bson isMissing(Instant latest) {
        return Filters.or(LACKS_A_FIELD, Filters.gt(HiddenFields.FEED_STAMP, latest));
    }

    /** Whether the database's clock can have given a deployment's stamp until now. */
    private static boolean isStamped(Document deployment, Instant latest) {
        return deployment.get(HiddenFields.FEED_STAMP) instanceof Instant stamp
                && !stamp.isBefore(FIRST_STAMP)
                && !stamp.isAfter(latest);
    }

    /**
     * Adds the hidden fields, except where another writer has done so or changed the start meanwhile. A stamp that the database's clock can have
     * given stays, so that followers of the feed don't get the deployment again.
     *
     * @param found as {@link #missing} found them
     * @return how many deployments were changed
     */
    public int add(List<Document> found, Instant latest) {
        // Each is of one id. A smaller server keeps a connection for each that stops at the first document it finds.
        List<UpdateManyModel<Document>> updates = found.stream()
                .map(each -> new UpdateManyModel<Document>(
                        unchanged(each).append("$and", List.of(isMissing(latest))),
                        isStamped(each, latest)
                                ? Updates.set(HiddenFields.SORT_AT, HiddenFields.sortAt(each))
                                : of(each)))
                .toList();
        return deployments
                .bulkWrite(updates, new BulkWriteOptions().ordered(false))
                .getModifiedCount();
    }

    private static Document unchanged(Document found) {
        Object id = found.get(Field.STORED_ID);
        Document conditions = new Document(
                Field.STORED_ID,
                // Among a list, because an id may be a document, which would be taken for a condition.
                id instanceof ObjectId ? id : new Document("$in", Collections.singletonList(id)));
        return DeploymentStore.same(Field.STARTED_AT, found, conditions);
    }

    /** Removes hidden fields that another program has turned into lists: no index finds those, but readers of the documents do. */
    public void remove(Document deployment) {
        deployments.updateOne(
                Filters.in(Field.STORED_ID, Collections.singletonList(deployment.get(Field.STORED_ID))),
                Updates.combine(Updates.unset(HiddenFields.SORT_AT), Updates.unset(HiddenFields.FEED_STAMP)));
    }
}
