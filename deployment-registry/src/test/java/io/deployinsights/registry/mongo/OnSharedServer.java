package io.deployinsights.registry.mongo;

import io.deployinsights.registry.RunningRegistry;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands tests the registry that they share, or a database for themselves; both are on the embedded server unless an enclosing class is
 * {@link OnNamedServer}.
 */
public final class OnSharedServer implements ParameterResolver, BeforeEachCallback {

    static final Namespace NAMESPACE = Namespace.create(OnSharedServer.class);

    @Override
    public void beforeEach(ExtensionContext context) {
        Capability.Needed needed = context.getRequiredTestMethod().getAnnotation(Capability.Needed.class);
        if (needed != null) {
            server(context).need(needed.value());
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == RunningRegistry.class || type == Database.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Server server = server(context);
        if (parameter.getParameter().getType() == RunningRegistry.class) {
            return server.registry();
        }
        Database database = server.newDatabase();
        // What is closeable in the store is closed after the last test.
        context.getStore(NAMESPACE).put(database, database);
        return database;
    }

    private static Server server(ExtensionContext context) {
        Server named = context.getStore(NAMESPACE).get(Server.class, Server.class);
        return named != null ? named : Server.embedded();
    }
}
