package io.deployinsights.insights.endtoend;

import io.deployinsights.insights.process.ServerProcess;
import io.deployinsights.insights.process.ServiceProcess;
import java.nio.file.Path;

/** The registry with an embedded store in a folder, and insights before it. */
final class BothServices implements AutoCloseable {

    private final Path folder;
    private final int registryPort = ServerProcess.freePort();
    private ServiceProcess registry;
    private final ServiceProcess insights;

    BothServices(Path folder) {
        this.folder = folder;
        // Both at once: starting takes longer than everything else.
        registry = startRegistry();
        insights = ServiceProcess.start(
                "insights.jar",
                ServerProcess.freePort(),
                folder,
                "--insights.registry.url=" + registry.url(),
                "--insights.max-staleness=0s");
        registry.awaitAnswer("/api/health");
        insights.awaitAnswer("/health");
    }

    ServiceProcess registry() {
        return registry;
    }

    ServiceProcess insights() {
        return insights;
    }

    void killRegistry() {
        registry.kill();
    }

    void restartRegistry() {
        registry.close();
        registry = startRegistry();
        registry.awaitAnswer("/api/health");
    }

    @Override
    public void close() {
        insights.close();
        registry.close();
    }

    private ServiceProcess startRegistry() {
        return ServiceProcess.start(
                "registry.jar", registryPort, folder, "--registry.embedded.path=" + folder.resolve("registry.mv.db"));
    }
}
