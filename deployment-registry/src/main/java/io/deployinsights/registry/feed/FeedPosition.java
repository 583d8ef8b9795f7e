package io.deployinsights.registry.feed;

import com.mongodb.client.model.Filters;
import io.deployinsights.registry.deployment.Field;
import io.deployinsights.registry.paging.BsonOrder;
import io.deployinsights.registry.paging.OpaqueText;
import io.deployinsights.registry.problem.InvalidRequest;
import io.deployinsights.registry.problem.Sent;
import io.deployinsights.registry.store.DeploymentStore;
import java.time.Instant;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * A place in the feed: behind the deployment with this stamp and id.
 *
 * @param stamp to the millisecond
 * @param id as it is stored, an ObjectId but for oddities
 */
record FeedPosition(Instant stamp, @Nullable Object id) {

    /** Before every deployment. */
    static final FeedPosition START = new FeedPosition(Instant.ofEpochMilli(Long.MIN_VALUE), null);

    private static final String STAMP = "stamp";
    private static final String ID = "id";

    static FeedPosition behind(Document deployment) {
        return new FeedPosition(stamp(deployment), deployment.get(Field.STORED_ID));
    }

    static Instant stamp(Document deployment) {
        return deployment.get(DeploymentStore.STAMP, Instant.class);
    }

    /**
     * The place that a cursor names, the start for none.
     *
     * @throws InvalidRequest if the cursor is none of the feed's
     */
    static FeedPosition parse(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return START;
        }
        return OpaqueText.read(cursor)
                .filter(content -> content.get(STAMP) instanceof Long)
                .map(content -> new FeedPosition(Instant.ofEpochMilli(content.getLong(STAMP)), content.get(ID)))
                .orElseThrow(() -> new InvalidRequest(
                        "after",
                        "is %s, which is none; allowed is next of an earlier answer".formatted(Sent.text(cursor))));
    }

    String cursor() {
        return OpaqueText.of(new Document(STAMP, stamp.toEpochMilli()).append(ID, id));
    }

    /** What is stored behind this place. */
    Bson filter() {
        return Filters.and(
                Filters.gte(DeploymentStore.STAMP, stamp),
                Filters.or(Filters.gt(DeploymentStore.STAMP, stamp), BsonOrder.above(Field.STORED_ID, id)));
    }
}
