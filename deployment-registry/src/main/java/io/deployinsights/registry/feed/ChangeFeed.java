package io.deployinsights.registry.feed;

import io.deployinsights.registry.rendering.CursorText;
import io.deployinsights.registry.store.DeploymentStore;
import io.deployinsights.registry.store.FeedState;
import io.deployinsights.registry.store.Place;
import io.deployinsights.registry.store.Stamps;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Service;

/** Reads the change feed. */
@Service
class ChangeFeed {

    private final DeploymentStore store;
    private final Stamps stamps;
    private final FeedState state;
    private final Stamping stamping;
    private final FeedProperties properties;
    private final AtomicBoolean epochIsWanted = new AtomicBoolean();

    ChangeFeed(DeploymentStore store, Stamps stamps, FeedState state, Stamping stamping, FeedProperties properties) {
        this.store = store;
        this.stamps = stamps;
        this.state = state;
        this.stamping = stamping;
        this.properties = properties;
        epochIsWanted.set(!properties.newEpoch().isEmpty());
    }

    FeedPage read(FeedCursor after, int limit) {
        stamping.runIfDue();
        // The clock is read first: whatever is stamped later than this may still be followed by an earlier stamp.
        Instant now = state.databaseTime();
        String epoch = epoch();
        Place start = after.start(now);
        FeedBatch batch = FeedBatch.read(
                store, stamps, start, limit, properties.pageSize().toBytes());
        FeedCursor next = start.equals(after.settled()) ? fromSettled(start, batch, now) : onwards(after, batch);
        List<String> items = batch.items().stream().map(FeedBatch.Item::json).toList();
        // A server whose stamps are finer than those it returns delivers its last ones again: no reason to come back at
        // once.
        return new FeedPage(epoch, items, next, batch.more() && !next.equals(after));
    }

    private String epoch() {
        if (epochIsWanted.get()) {
            state.renewEpochFor(properties.newEpoch());
            epochIsWanted.set(false);
        }
        return state.epoch();
    }

    /** Moves on over all that has settled; only when there is more than a page of what hasn't, also ahead of that, for a while. */
    private FeedCursor fromSettled(Place start, FeedBatch batch, Instant now) {
        Instant until = now.minus(properties.settleTime());
        Place settled = batch.items().stream()
                .map(FeedBatch.Item::place)
                .takeWhile(place -> !place.time().isAfter(until))
                .filter(place -> CursorText.fits(place.id()))
                .reduce(start, (_, later) -> later);
        Place end = batch.end(start);
        return batch.more() && !settled.equals(end)
                ? new FeedCursor(settled, new FeedCursor.Ahead(end, now.plus(properties.settleTime())))
                : FeedCursor.at(settled);
    }

    /** The last page is delivered again, as long as it grows. */
    private static FeedCursor onwards(FeedCursor after, FeedBatch batch) {
        FeedCursor.Ahead ahead = after.ahead();
        return batch.more() && ahead != null
                ? new FeedCursor(after.settled(), new FeedCursor.Ahead(batch.end(ahead.place()), ahead.until()))
                : after;
    }
}
