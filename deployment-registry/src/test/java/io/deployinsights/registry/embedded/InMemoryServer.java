package io.deployinsights.registry.embedded;

import de.bwaldvogel.mongo.MongoServer;
import io.deployinsights.registry.embedded.durable.DurableBackend;
import io.deployinsights.registry.embedded.durable.StoreFile;

/** The embedded server without a file, for tests that want a MongoDB of somebody else's. */
public final class InMemoryServer {

    private InMemoryServer() {}

    public static MongoServer create() {
        return new MongoServer(new DurableBackend(StoreFile.inMemory(), () -> {}));
    }
}
