package io.deployinsights.registry.mongo;

import io.deployinsights.registry.RunningRegistry;
import io.deployinsights.registry.embedded.InMemoryServer;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.mongodb.MongoDBContainer;

/**
 * A registry that tests share, and a MongoDB server with room for databases of their own.
 *
 * @param address of the server, without a database
 */
record Server(RunningRegistry registry, String address) {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    /** The one that is always there: nothing but this process is needed. */
    static Server embedded() {
        return new Server(RunningRegistry.shared(), Embedded.ADDRESS);
    }

    static Server inContainer() {
        RunningRegistry registry = RunningRegistry.with(MongoContainers.class);
        return new Server(registry, registry.bean(MongoDBContainer.class).getConnectionString());
    }

    Database newDatabase() {
        return new Database(address, "tests-" + DATABASES.incrementAndGet());
    }

    private static final class Embedded {

        static final String ADDRESS = InMemoryServer.create().bindAndGetConnectionString();
    }
}
