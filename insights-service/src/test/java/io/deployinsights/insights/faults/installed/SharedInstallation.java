package io.deployinsights.insights.faults.installed;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One installation for all test classes: starting it takes longer than any fault. */
public final class SharedInstallation implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Installation.class;
    }

    @Override
    public Installation resolveParameter(ParameterContext parameter, ExtensionContext context) {
        // What is closeable in the store of the root is closed after the last test.
        return context.getRoot()
                .getStore(Namespace.create(SharedInstallation.class))
                .computeIfAbsent(Start.class, _ -> new Start(), Start.class)
                .result();
    }

    /** Made once, also when it fails: the next test would only wait for the same. */
    private static final class Start implements AutoCloseable {

        private final CompletableFuture<Installation> installation = new CompletableFuture<>();

        Start() {
            try {
                installation.complete(new Installation());
            } catch (IOException | RuntimeException e) {
                installation.completeExceptionally(e);
            }
        }

        Installation result() {
            return installation.join();
        }

        @Override
        public void close() {
            if (!installation.isCompletedExceptionally()) {
                installation.join().close();
            }
        }
    }
}
