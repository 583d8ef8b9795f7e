package io.deployinsights.registry.change.idempotency;

import com.mongodb.MongoException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes expired keys now and then, in the background. MongoDB does that by an index; the embedded store has none, and would look
 * through all keys at every request.
 */
final class KeyExpiry {

    private static final Logger log = LoggerFactory.getLogger(KeyExpiry.class);

    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final Consumer<Instant> removal;
    private final AtomicLong nextNanos = new AtomicLong(System.nanoTime());

    /** {@code removal} removes all that was stored before a moment. */
    KeyExpiry(Consumer<Instant> removal) {
        this.removal = removal;
    }

    /** Begins to remove what was stored earlier, unless that was done a moment ago. */
    void runIfDue(Instant before) {
        long due = nextNanos.get();
        long now = System.nanoTime();
        if (now - due >= 0 && nextNanos.compareAndSet(due, now + PAUSE.toNanos())) {
            Thread.ofVirtual().name("key-expiry").start(() -> remove(before));
        }
    }

    private void remove(Instant before) {
        try {
            removal.accept(before);
        } catch (MongoException failed) {
            log.warn("Expired idempotency keys could not be removed: {}", failed.getMessage());
        }
    }
}
