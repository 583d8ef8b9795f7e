package io.deployinsights.registry.feed;

import io.deployinsights.registry.store.DeploymentStore;
import io.deployinsights.registry.store.FeedState;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Service;

/** Reads the change feed. */
@Service
class ChangeFeed {

    private final DeploymentStore store;
    private final FeedState state;
    private final Stamping stamping;
    private final FeedProperties properties;
    private final AtomicBoolean epochIsWanted = new AtomicBoolean();

    ChangeFeed(DeploymentStore store, FeedState state, Stamping stamping, FeedProperties properties) {
        this.store = store;
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
        FeedPosition start = after.start(now);
        Slice slice = Slice.read(store, start, limit, properties.pageSize().toBytes());
        FeedCursor next = start.equals(after.settled()) ? fromSettled(start, slice, now) : onwards(after, slice);
        List<String> items = slice.items().stream().map(Slice.Item::json).toList();
        // A server whose stamps are finer than it tells delivers its last ones again: no reason to come back at once.
        return new FeedPage(epoch, items, next, slice.more() && !next.equals(after));
    }

    private String epoch() {
        if (epochIsWanted.get()) {
            state.renewEpochFor(properties.newEpoch());
            epochIsWanted.set(false);
        }
        return state.epoch();
    }

    /** Moves on over all that has settled; only when there is more than a page of what hasn't, also ahead of that, for a while. */
    private FeedCursor fromSettled(FeedPosition start, Slice slice, Instant now) {
        Instant until = now.minus(properties.settleTime());
        FeedPosition settled = slice.items().stream()
                .map(Slice.Item::place)
                .takeWhile(place -> !place.stamp().isAfter(until))
                .filter(FeedPosition::portable)
                .reduce(start, (_, later) -> later);
        FeedPosition end = slice.end(start);
        return slice.more() && !settled.equals(end)
                ? new FeedCursor(settled, new FeedCursor.Ahead(end, now.plus(properties.settleTime())))
                : FeedCursor.at(settled);
    }

    /** The last page is delivered again, as long as it grows. */
    private static FeedCursor onwards(FeedCursor after, Slice slice) {
        FeedCursor.Ahead ahead = after.ahead();
        return slice.more() && ahead != null
                ? new FeedCursor(after.settled(), new FeedCursor.Ahead(slice.end(ahead.position()), ahead.until()))
                : after;
    }
}
