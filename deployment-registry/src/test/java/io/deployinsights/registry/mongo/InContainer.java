package io.deployinsights.registry.mongo;

import io.deployinsights.registry.RunningRegistry;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** Starts one MongoDB container with a registry on it, for all tests of a class and of those nested in it. */
final class InContainer implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        Store store = context.getStore(OnSharedServer.NAMESPACE);
        // The store of an enclosing class is asked first.
        Server server = store.computeIfAbsent(Server.class, _ -> Server.inContainer(), Server.class);
        // What is closeable in the store is closed after the last test, and the container is a bean of the registry.
        store.computeIfAbsent(RunningRegistry.class, _ -> server.registry(), RunningRegistry.class);
    }
}
