package io.deployinsights.registry.feed;

import com.mongodb.MongoException;
import io.deployinsights.registry.store.FeedState;
import io.deployinsights.registry.store.IndexCreation;
import io.deployinsights.registry.store.Stamps;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Brings into the feed and the listings what another program wrote: the older service, an import behind the registry's back, a history from
 * before there was a feed. It runs in the background, at the start, and when a caller reads the feed and some time has passed; a listing
 * waits for it.
 */
@Component
public final class Stamping {

    private static final Logger log = LoggerFactory.getLogger(Stamping.class);

    private final Stamps stamps;
    private final FeedState state;
    private final FeedProperties properties;
    private final Clock clock;
    private final AtomicBoolean running = new AtomicBoolean();
    private final ReentrantLock turn = new ReentrantLock();
    private volatile long nextNanos = System.nanoTime();
    /** When the first run began since one has left nothing to do; null where the last has. */
    private volatile @Nullable Instant behindSince;

    Stamping(
            Stamps stamps,
            IndexCreation indexes,
            FeedState state,
            FeedProperties properties,
            Clock clock,
            MeterRegistry meters) {
        this.stamps = stamps;
        this.state = state;
        this.properties = properties;
        this.clock = clock;
        TimeGauge.builder("registry.feed.lag", () -> lag().toMillis(), TimeUnit.MILLISECONDS)
                .description("For how long deployments have been missing from the change feed")
                .register(meters);
        // By an index, what has no stamp is found without looking at all the rest.
        var _ = indexes.finished().thenRun(this::runIfDue);
    }

    private Duration lag() {
        Instant since = behindSince;
        return since == null ? Duration.ZERO : Duration.between(since, clock.instant());
    }

    /** Starts a run unless there is one, or the last was a moment ago. */
    void runIfDue() {
        if (System.nanoTime() - nextNanos >= 0 && running.compareAndSet(false, true)) {
            Thread.ofVirtual().name("feed-stamping").start(this::run);
        }
    }

    private void run() {
        turn.lock();
        try {
            if (behindSince == null) {
                behindSince = clock.instant();
            }
            stampAll(Duration.ofNanos(Long.MAX_VALUE));
            behindSince = null;
        } catch (MongoException failed) {
            log.warn("Deployments that another program wrote could not be stamped: {}", failed.getMessage());
        } finally {
            turn.unlock();
            nextNanos = System.nanoTime() + properties.stampPause().toNanos();
            running.set(false);
        }
    }

    /**
     * Stamps what has no stamp yet, or waits until that is done.
     *
     * @return whether it was done in time, so that every deployment can be listed in its place
     */
    public boolean finishWithin(Duration patience) {
        if (stamps.areComplete()) {
            return true;
        }
        long begun = System.nanoTime();
        try {
            if (!turn.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return false;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
        try {
            stampAll(patience.minusNanos(System.nanoTime() - begun));
        } catch (MongoException failed) {
            log.warn("Deployments that another program wrote could not be stamped: {}", failed.getMessage());
            return false;
        } finally {
            turn.unlock();
        }
        return stamps.areComplete();
    }

    private void stampAll(Duration atMost) {
        new StampingRun(stamps, state, properties.settleTime(), atMost).run();
    }
}
