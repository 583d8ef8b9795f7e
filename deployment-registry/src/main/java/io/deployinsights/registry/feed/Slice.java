package io.deployinsights.registry.feed;

import com.mongodb.MongoInternalException;
import com.mongodb.client.MongoCursor;
import io.deployinsights.registry.rendering.DeploymentJson;
import io.deployinsights.registry.store.DeploymentStore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** What is stored behind a place in the feed, as much of it as a page may have. */
final class Slice {

    /** Even of the largest deployments that the registry takes, so many are a small answer of the database. */
    private static final int BATCH_SIZE = 500;

    /**
     * A deployment in the feed.
     *
     * @param place behind it
     */
    record Item(FeedPosition place, String json) {}

    private final int limit;
    private final long maxBytes;
    private final List<Item> items = new ArrayList<>();
    private long bytes;
    private boolean more;

    private Slice(int limit, long maxBytes) {
        this.limit = limit;
        this.maxBytes = maxBytes;
    }

    /**
     * Reads on behind a place.
     *
     * @param limit how many deployments at most; a few more in the rare case that no cursor can point behind the last of them
     * @param maxBytes of JSON; one deployment may have more
     */
    static Slice read(DeploymentStore store, FeedPosition start, int limit, long maxBytes) {
        Slice slice = new Slice(limit, maxBytes);
        try {
            slice.read(store, start, Math.min(limit + 1, BATCH_SIZE));
        } catch (MongoInternalException answerTooLarge) {
            // Not MongoDB's, but that of a server that doesn't end its answers by size; single ones are small enough.
            slice.read(store, slice.end(start), 1);
        }
        return slice;
    }

    private void read(DeploymentStore store, FeedPosition start, int batchSize) {
        try (MongoCursor<Document> stored =
                store.changes(start.filter()).batchSize(batchSize).iterator()) {
            while (!more && stored.hasNext()) {
                take(stored.next());
            }
        }
    }

    private void take(Document deployment) {
        byte[] json = DeploymentJson.bytes(deployment);
        boolean full = items.size() >= limit || (!items.isEmpty() && bytes + json.length > maxBytes);
        if (full && items.getLast().place().portable()) {
            more = true;
        } else {
            items.add(new Item(FeedPosition.behind(deployment), new String(json, StandardCharsets.UTF_8)));
            bytes += json.length;
        }
    }

    List<Item> items() {
        return items;
    }

    /** Whether there is more behind the last one. */
    boolean more() {
        return more;
    }

    /** Behind the last one, or where reading began. */
    FeedPosition end(FeedPosition start) {
        return items.isEmpty() ? start : items.getLast().place();
    }
}
