package io.deployinsights.registry.mongo;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.testcontainers.DockerClientFactory;

/**
 * All tests of a class and of those nested in it are on the server that {@value Server#PROPERTY} names, or else on one MongoDB container;
 * a registry on it is started for all of them.
 */
final class OnNamedServer implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        Store store = context.getStore(OnSharedServer.NAMESPACE);
        // The store of an enclosing class is asked first, and what is closeable in it is closed after the last test.
        store.computeIfAbsent(Server.class, _ -> start(), Server.class);
    }

    private static Server start() {
        String address = System.getProperty(Server.PROPERTY, "");
        if (!address.isEmpty()) {
            return Server.at(address);
        }
        Assumptions.assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(),
                "There is no Docker for a MongoDB container, and " + Server.PROPERTY + " names no server.");
        return Server.inContainer();
    }
}
