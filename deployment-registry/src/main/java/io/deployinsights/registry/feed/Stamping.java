package io.deployinsights.registry.feed;

import com.mongodb.MongoException;
import io.deployinsights.registry.deployment.Field;
import io.deployinsights.registry.store.DeploymentStore;
import io.deployinsights.registry.store.FeedState;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings into the feed what somebody else wrote: the older service, an import behind the registry's back, a history from before there was
 * a feed. It runs behind the requests, when somebody reads the feed and some time has passed.
 *
 * <p>What was stamped by a clock that is ahead of the database's now has to be stamped anew as well. Then the clock went back, or another
 * history was put in place: what is written now is stamped before what followers have read, so that they have to begin anew.
 */
@Component
class Stamping {

    private static final Logger log = LoggerFactory.getLogger(Stamping.class);

    /** Small enough that the first stamp of a batch is still younger than the settle time when the last is written. */
    private static final int BATCH_SIZE = 1_000;

    private final DeploymentStore store;
    private final FeedState state;
    private final FeedProperties properties;
    private final Clock clock;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile long nextNanos = System.nanoTime();
    /** When the first run began since one has left nothing to do; null where the last has. */
    private volatile @Nullable Instant behindSince;

    Stamping(DeploymentStore store, FeedState state, FeedProperties properties, Clock clock, MeterRegistry meters) {
        this.store = store;
        this.state = state;
        this.properties = properties;
        this.clock = clock;
        TimeGauge.builder("registry.feed.lag", () -> lag().toMillis(), TimeUnit.MILLISECONDS)
                .description("For how long there have been deployments that the change feed does not tell of")
                .register(meters);
    }

    /** Starts a run unless there is one, or the last was a moment ago. */
    void runIfDue() {
        if (System.nanoTime() - nextNanos >= 0 && running.compareAndSet(false, true)) {
            Thread.ofVirtual().name("feed-stamping").start(this::run);
        }
    }

    private Duration lag() {
        Instant since = behindSince;
        return since == null ? Duration.ZERO : Duration.between(since, clock.instant());
    }

    private void run() {
        try {
            if (behindSince == null) {
                behindSince = clock.instant();
            }
            stampAll();
            behindSince = null;
        } catch (MongoException failed) {
            log.warn("Deployments without a stamp could not be looked for: {}", failed.getMessage());
        } finally {
            nextNanos = System.nanoTime() + properties.stampPause().toNanos();
            running.set(false);
        }
    }

    private void stampAll() {
        boolean renewed = false;
        long stamped = 0;
        List<Document> found = store.unstamped(latestStamp(), BATCH_SIZE);
        while (!found.isEmpty()) {
            // Read after them, so that what was stamped meanwhile isn't taken for later than now.
            Instant latest = latestStamp();
            List<Document> ahead =
                    found.stream().filter(each -> isAfter(latest, each)).toList();
            if (!ahead.isEmpty() && !renewed) {
                String epoch = state.renewEpoch();
                log.warn(
                        "The database's clock is behind the stamp of deployment {}, so the change feed begins anew,"
                                + " with epoch {}",
                        ahead.getFirst().get(Field.STORED_ID),
                        epoch);
                renewed = true;
            }
            List<Object> ids = found.stream()
                    .filter(each -> !DeploymentStore.isStamp(each.get(DeploymentStore.STAMP), latest))
                    .map(each -> each.get(Field.STORED_ID))
                    .toList();
            store.stamp(ids, latest);
            stamped += ids.size();
            found = ids.isEmpty() ? List.of() : store.unstamped(latestStamp(), BATCH_SIZE);
        }
        if (stamped > 0) {
            log.info("{} deployments that somebody else wrote are in the change feed now", stamped);
        }
    }

    private static boolean isAfter(Instant latest, Document deployment) {
        return deployment.get(DeploymentStore.STAMP) instanceof Instant stamp && stamp.isAfter(latest);
    }

    /** The clocks of two primaries may differ by so much. */
    private Instant latestStamp() {
        return state.databaseTime().plus(properties.settleTime());
    }
}
