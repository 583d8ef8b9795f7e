package io.deployinsights.registry.embedded;

import de.bwaldvogel.mongo.MongoServer;
import io.deployinsights.registry.embedded.durable.DurableBackend;
import io.deployinsights.registry.embedded.durable.StoreFile;
import io.deployinsights.registry.embedded.durable.StoreFileUnusable;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationEventPublisher;

/**
 * A MongoDB server in this process, on a port of its own that only this machine can reach. A file that can't be written, on a full disk for
 * example, is closed; until it can be written again the registry isn't ready, and then it goes on with what was acknowledged.
 */
final class EmbeddedMongo implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedMongo.class);

    /** Enough that writers can wait for one commit together. */
    private static final int WORKERS = 16;

    private static final Duration BETWEEN_TRIALS = Duration.ofSeconds(1);

    private final Path path;
    private final ApplicationEventPublisher events;
    private final InetSocketAddress address;
    private final boolean replaced;
    private final AtomicBoolean reopening = new AtomicBoolean();
    private final CountDownLatch closing = new CountDownLatch(1);
    private @Nullable MongoServer server;

    EmbeddedMongo(Path path, boolean acceptLoss, ApplicationEventPublisher events) {
        this.path = path;
        this.events = events;
        StoreFile file = StoreFile.open(path, acceptLoss);
        replaced = file.isReplaced();
        address = serve(file, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        log.info("Deployments are kept in {} (embedded store; set MONGODB_URI for a MongoDB)", path);
        if (replaced) {
            log.warn(
                    "{} is not the file that was written last, or not all of it: a new epoch of the change feed begins",
                    path);
        }
    }

    String address() {
        return "mongodb://%s:%d".formatted(address.getAddress().getHostAddress(), address.getPort());
    }

    /** Whether acknowledged changes may be missing, so that those who follow the feed know more than the store. */
    boolean isReplaced() {
        return replaced;
    }

    private synchronized InetSocketAddress serve(StoreFile file, InetSocketAddress where) {
        MongoServer serving = new MongoServer(new DurableBackend(file, this::reopen));
        serving.bind(where, 1, WORKERS);
        server = serving;
        return serving.getLocalAddress();
    }

    private synchronized void stop() {
        MongoServer serving = server;
        if (serving != null) {
            serving.shutdownNow();
            server = null;
        }
    }

    private void reopen() {
        if (closing.getCount() > 0 && reopening.compareAndSet(false, true)) {
            Thread.ofVirtual().name("embedded-store").start(this::reopenOnceWritable);
        }
    }

    private void reopenOnceWritable() {
        log.error("{} can't be written: writes and reads get a 503 until it can. Is its disk full?", path);
        AvailabilityChangeEvent.publish(events, this, ReadinessState.REFUSING_TRAFFIC);
        stop();
        try {
            while (!closing.await(BETWEEN_TRIALS.toMillis(), TimeUnit.MILLISECONDS)) {
                if (isServedAgain()) {
                    log.info("{} can be written again", path);
                    AvailabilityChangeEvent.publish(events, this, ReadinessState.ACCEPTING_TRAFFIC);
                    return;
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isServedAgain() {
        try {
            StoreFile file = StoreFile.open(path, false);
            if (!file.isWritable()) {
                return false;
            }
            reopening.set(false);
            serve(file, address);
            return true;
        } catch (StoreFileUnusable still) {
            log.debug("{}", still.description());
            return false;
        }
    }

    @Override
    public void close() {
        closing.countDown();
        stop();
    }
}
