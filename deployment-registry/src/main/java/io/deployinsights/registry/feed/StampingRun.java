package io.deployinsights.registry.feed;

import io.deployinsights.registry.deployment.Field;
import io.deployinsights.registry.store.FeedState;
import io.deployinsights.registry.store.HiddenFields;
import io.deployinsights.registry.store.Stamps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Stamps what has no stamp yet, until nothing is left or time is up.
 *
 * <p>What was stamped by a clock that is ahead of the database's now has to be stamped again as well. Then the clock went back, or another
 * history was put in place: what is written now is stamped before what followers have read, so that they have to begin again.
 */
final class StampingRun {

    private static final Logger log = LoggerFactory.getLogger(StampingRun.class);

    /** Many, because a store without indexes looks through all deployments for them. */
    private static final int FOUND_AT_ONCE = 10_000;

    /** Small enough that the first stamp of a batch is still younger than the settle time when the last is written. */
    private static final int BATCH_SIZE = 1_000;

    private static final int BETWEEN_REPORTS = 100_000;

    private final Stamps stamps;
    private final FeedState state;
    private final Duration settleTime;
    private final long begun = System.nanoTime();
    private final long nanos;
    private long stamped;
    private boolean renewed;

    StampingRun(Stamps stamps, FeedState state, Duration settleTime, Duration atMost) {
        this.stamps = stamps;
        this.state = state;
        this.settleTime = settleTime;
        nanos = atMost.toNanos();
    }

    void run() {
        boolean progress = true;
        while (progress && !isOver()) {
            long before = stamped;
            List<Document> found = stamps.missing(latestStamp(), FOUND_AT_ONCE);
            for (int from = 0; from < found.size() && !isOver(); from += BATCH_SIZE) {
                stamp(found.subList(from, Math.min(found.size(), from + BATCH_SIZE)));
            }
            progress = stamped > before;
        }
        // Where another program writes all the time, they come one at a time, every other second.
        log.atLevel(stamped < BATCH_SIZE ? Level.DEBUG : Level.INFO)
                .log("Stamped {} deployments that another program wrote", stamped);
    }

    private boolean isOver() {
        return System.nanoTime() - begun > nanos;
    }

    private void stamp(List<Document> batch) {
        // Read after them, so that what was stamped meanwhile isn't taken for later than now.
        Instant latest = latestStamp();
        if (!renewed) {
            renewEpochFor(batch, latest);
        }
        long before = stamped;
        stamped += stamps.add(batch, latest);
        if (stamped / BETWEEN_REPORTS > before / BETWEEN_REPORTS) {
            log.info("Stamped {} deployments that another program wrote, going on", stamped);
        }
    }

    private void renewEpochFor(List<Document> batch, Instant latest) {
        batch.stream()
                .filter(each -> each.get(HiddenFields.FEED_STAMP) instanceof Instant stamp && stamp.isAfter(latest))
                .findFirst()
                .ifPresent(ahead -> {
                    String epoch = state.renewEpoch();
                    log.warn(
                            "The database's clock is behind the stamp of deployment {}, so the change feed begins"
                                    + " again, with epoch {}",
                            ahead.get(Field.STORED_ID),
                            epoch);
                    renewed = true;
                });
    }

    /** The clocks of two primaries may differ by so much. */
    private Instant latestStamp() {
        return state.databaseTime().plus(settleTime);
    }
}
