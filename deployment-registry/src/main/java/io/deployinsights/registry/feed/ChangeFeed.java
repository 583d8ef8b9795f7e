package io.deployinsights.registry.feed;

import io.deployinsights.registry.store.DeploymentStore;
import io.deployinsights.registry.store.FeedState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Service;

/** Reads the change feed. */
@Service
class ChangeFeed {

    private final DeploymentStore store;
    private final FeedState state;
    private final Stamping stamping;
    private final FeedProperties properties;

    ChangeFeed(DeploymentStore store, FeedState state, Stamping stamping, FeedProperties properties) {
        this.store = store;
        this.state = state;
        this.stamping = stamping;
        this.properties = properties;
    }

    FeedPage read(FeedPosition after, int limit) {
        stamping.runIfDue();
        // The clock is read first: whatever is stamped later than this may still be followed by an earlier stamp.
        Instant settled = state.databaseTime().minus(properties.settleTime());
        String epoch = state.epoch();
        List<Document> found = new ArrayList<>();
        store.changes(after.filter()).limit(limit + 1).batchSize(limit + 1).forEach(found::add);

        List<Document> items = found.subList(0, Math.min(limit, found.size()));
        long settledItems = items.stream()
                .takeWhile(item -> !FeedPosition.stamp(item).isAfter(settled))
                .count();
        FeedPosition next = settledItems == 0 ? after : FeedPosition.behind(items.get((int) settledItems - 1));
        // A server whose stamps are finer than it tells delivers its last ones again: no reason to come back at once.
        boolean more = found.size() > limit && settledItems == items.size() && !next.equals(after);
        return new FeedPage(epoch, items, next, more);
    }
}
