package io.deployinsights.registry.health;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import io.deployinsights.registry.store.StoreProperties;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * Checks whether MongoDB answers within the health check's time. {@code dependency.up} reports its last answer: a scrape does not
 * wait, but starts a new check.
 */
@Component
final class MongoProbe {

    private final MongoDatabase database;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile double up = Double.NaN;

    MongoProbe(MongoDatabase database, StoreProperties properties, MeterRegistry meters) {
        this.database = database.withTimeout(properties.healthTimeout().toMillis(), TimeUnit.MILLISECONDS);
        Gauge.builder("dependency.up", this::known)
                .description("1 when the dependency answered when it was last asked, 0 when not")
                .tag("dependency", "mongodb")
                .register(meters);
    }

    boolean isConnected() {
        boolean connected = answers();
        up = connected ? 1 : 0;
        return connected;
    }

    private boolean answers() {
        try {
            database.runCommand(new Document("ping", 1));
            return true;
        } catch (MongoException away) {
            return false;
        }
    }

    private double known() {
        if (asking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("mongo-probe").start(() -> {
                try {
                    isConnected();
                } finally {
                    asking.set(false);
                }
            });
        }
        return up;
    }
}
