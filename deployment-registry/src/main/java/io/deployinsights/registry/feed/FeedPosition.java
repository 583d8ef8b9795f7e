package io.deployinsights.registry.feed;

import com.mongodb.client.model.Filters;
import io.deployinsights.registry.deployment.Field;
import io.deployinsights.registry.paging.BsonOrder;
import io.deployinsights.registry.paging.OpaqueText;
import io.deployinsights.registry.store.DeploymentStore;
import java.time.Instant;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * A place in the feed: behind the deployment with this stamp and id.
 *
 * @param stamp to the millisecond, from 1970 on
 * @param id as it is stored, an ObjectId but for oddities
 */
record FeedPosition(Instant stamp, @Nullable Object id) {

    /** Before every deployment. */
    static final FeedPosition START = new FeedPosition(Instant.EPOCH, null);

    static FeedPosition behind(Document deployment) {
        return new FeedPosition(deployment.get(DeploymentStore.STAMP, Instant.class), deployment.get(Field.STORED_ID));
    }

    /** Whether a cursor can point here. */
    boolean portable() {
        return OpaqueText.takes(id);
    }

    /** What is stored behind this place. */
    Bson filter() {
        return Filters.and(
                Filters.gte(DeploymentStore.STAMP, stamp),
                Filters.or(Filters.gt(DeploymentStore.STAMP, stamp), BsonOrder.above(Field.STORED_ID, id)));
    }
}
