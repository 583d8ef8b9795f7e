package io.deployinsights.registry.feed;

import com.mongodb.MongoException;
import io.deployinsights.registry.store.DeploymentStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings into the feed what somebody else wrote: the older service, an import behind the registry's back, a history from before there was
 * a feed. It runs behind the requests, when somebody reads the feed and some time has passed.
 */
@Component
class Stamping {

    private static final Logger log = LoggerFactory.getLogger(Stamping.class);

    /** Small enough that the first stamp of a batch is still younger than the settle time when the last is written. */
    private static final int BATCH_SIZE = 1_000;

    private final DeploymentStore store;
    private final FeedProperties properties;
    private final Clock clock;
    private final AtomicBoolean running = new AtomicBoolean();
    private volatile long nextNanos = System.nanoTime();
    /** When the first run began since one has left nothing to do; null where the last has. */
    private volatile @Nullable Instant behindSince;

    Stamping(DeploymentStore store, FeedProperties properties, Clock clock, MeterRegistry meters) {
        this.store = store;
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
            int found;
            do {
                found = store.stampUnstamped(BATCH_SIZE);
            } while (found > 0);
            behindSince = null;
        } catch (MongoException failed) {
            log.warn("Deployments without a stamp could not be looked for: {}", failed.getMessage());
        } finally {
            nextNanos = System.nanoTime() + properties.stampPause().toNanos();
            running.set(false);
        }
    }
}
