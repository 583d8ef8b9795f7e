package io.deployinsights.registry.feed;

import com.mongodb.MongoInternalException;
import com.mongodb.client.MongoCursor;
import io.deployinsights.registry.deployment.Field;
import io.deployinsights.registry.rendering.CursorText;
import io.deployinsights.registry.rendering.DeploymentJson;
import io.deployinsights.registry.store.DeploymentStore;
import io.deployinsights.registry.store.HiddenFields;
import io.deployinsights.registry.store.Place;
import io.deployinsights.registry.store.Stamps;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** What is stored after a place in the feed, as much of it as a page may have. */
final class FeedBatch {

    /** Even of the largest deployments that the registry takes, so many are a small answer of the database. */
    private static final int FETCHED_AT_ONCE = 500;

    /**
     * A deployment in the feed.
     *
     * @param place where it is
     */
    record Item(Place place, String json) {}

    private final int limit;
    private final long maxBytes;
    private final List<Item> items = new ArrayList<>();
    private long bytes;
    private boolean more;

    private FeedBatch(int limit, long maxBytes) {
        this.limit = limit;
        this.maxBytes = maxBytes;
    }

    /**
     * Reads on after a place.
     *
     * @param limit how many deployments at most; a few more in the rare case that no cursor can point behind the last of them
     * @param maxBytes of JSON; one deployment may have more
     */
    static FeedBatch read(DeploymentStore store, Stamps stamps, Place start, int limit, long maxBytes) {
        FeedBatch batch = new FeedBatch(limit, maxBytes);
        try {
            batch.read(store, stamps, start, Math.min(limit + 1, FETCHED_AT_ONCE));
        } catch (MongoInternalException answerTooLarge) {
            // Not MongoDB's, but that of a server that doesn't end its answers by size; single ones are small enough.
            batch.read(store, stamps, batch.end(start), 1);
        }
        return batch;
    }

    private void read(DeploymentStore store, Stamps stamps, Place start, int fetchedAtOnce) {
        try (MongoCursor<Document> stored = store.changes(start, fetchedAtOnce)) {
            while (!more && stored.hasNext()) {
                Document deployment = stored.next();
                if (deployment.get(HiddenFields.FEED_STAMP) instanceof Instant stamp) {
                    take(new Place(stamp, deployment.get(Field.STORED_ID)), DeploymentJson.bytes(deployment));
                } else {
                    stamps.remove(deployment);
                }
            }
        }
    }

    private void take(Place place, byte[] json) {
        boolean full = items.size() >= limit || (!items.isEmpty() && bytes + json.length > maxBytes);
        if (full && CursorText.fits(items.getLast().place().id())) {
            more = true;
        } else {
            items.add(new Item(place, new String(json, StandardCharsets.UTF_8)));
            bytes += json.length;
        }
    }

    List<Item> items() {
        return items;
    }

    /** Whether there is more after the last one. */
    boolean more() {
        return more;
    }

    /** Where the last one is, or where reading began. */
    Place end(Place start) {
        return items.isEmpty() ? start : items.getLast().place();
    }
}
