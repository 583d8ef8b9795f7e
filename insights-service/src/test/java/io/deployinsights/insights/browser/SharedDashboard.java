package io.deployinsights.insights.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One dashboard for all test classes: two services and a browser take longer to start than any test. */
public final class SharedDashboard implements ParameterResolver, AfterEachCallback {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Dashboard.class;
    }

    @Override
    public Dashboard resolveParameter(ParameterContext parameter, ExtensionContext context) {
        // What is closeable in the store of the root is closed after the last test.
        return context.getRoot()
                .getStore(Namespace.create(SharedDashboard.class))
                .computeIfAbsent(Dashboard.class, _ -> start(), Dashboard.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        var dashboard = context.getRoot()
                .getStore(Namespace.create(SharedDashboard.class))
                .get(Dashboard.class, Dashboard.class);
        if (dashboard != null) {
            dashboard.closePages();
        }
    }

    private static Dashboard start() {
        try {
            return new Dashboard();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
