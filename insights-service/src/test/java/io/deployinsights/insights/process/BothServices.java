package io.deployinsights.insights.process;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The registry with an embedded store in a folder, and insights before it. */
public final class BothServices implements AutoCloseable {

    private final Path folder;
    private final int registryPort = ServerProcess.freePort();
    private ServiceProcess registry;
    private final int insightsPort = ServerProcess.freePort();
    private final List<String> settings;
    private ServiceProcess insights;

    /** Starts them and waits until both answer; the settings are of insights, as {@code --name=value}. */
    public BothServices(Path folder, String... settings) {
        this.folder = folder;
        this.settings = List.of(settings);
        // Both at once: starting takes longer than everything else.
        registry = startRegistry();
        insights = startInsights();
        registry.awaitAnswer("/api/health");
        insights.awaitAnswer("/health");
    }

    public ServiceProcess registry() {
        return registry;
    }

    public ServiceProcess insights() {
        return insights;
    }

    public void killRegistry() {
        registry.kill();
    }

    public void restartRegistry() {
        registry.close();
        registry = startRegistry();
        registry.awaitAnswer("/api/health");
    }

    @Override
    public void close() {
        insights.close();
        registry.close();
    }

    public void killInsights() {
        insights.kill();
    }

    public void restartInsights() {
        insights.close();
        insights = startInsights();
        insights.awaitAnswer("/health");
    }

    private ServiceProcess startInsights() {
        return ServiceProcess.start(
                "insights",
                insightsPort,
                folder,
                Stream.concat(Stream.of("--insights.registry.url=" + registry.url()), settings.stream())
                        .toArray(String[]::new));
    }

    private ServiceProcess startRegistry() {
        return ServiceProcess.start(
                "registry", registryPort, folder, "--registry.embedded.path=" + folder.resolve("registry.mv.db"));
    }
}
