package io.deployinsights.insights.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.deployinsights.insights.faults.proxy.FaultyProxy;
import io.deployinsights.insights.process.ServerProcess;
import io.deployinsights.insights.process.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/** Both services with the seed data in them, a browser to look at them with, and proxies that part them from each other. */
public final class Dashboard implements AutoCloseable {

    /** The logs stay there. */
    private static final Path FOLDER = Path.of("target", "browser").toAbsolutePath();

    private final ServiceProcess registry;
    private final FaultyProxy beforeRegistry;
    private final ServiceProcess insights;
    private final FaultyProxy beforeInsights;
    private final Chromium chromium;
    private final Reader usual;

    Dashboard() throws IOException {
        FileSystemUtils.deleteRecursively(FOLDER);
        Files.createDirectories(FOLDER);
        int registryPort = ServerProcess.freePort();
        int insightsPort = ServerProcess.freePort();
        beforeRegistry = new FaultyProxy(registryPort);
        beforeInsights = new FaultyProxy(insightsPort);
        // All at once: starting takes longer than everything else.
        registry = ServiceProcess.start(
                "registry",
                registryPort,
                FOLDER,
                "--registry.embedded.path=" + FOLDER.resolve("registry.mv.db"),
                "--service.version=1.3.2",
                "--service.revision=0d1e2f3a4b5c6d7e8f9a0b1c2d3e4f5a6b7c8d9e");
        insights = ServiceProcess.start(
                "insights",
                insightsPort,
                FOLDER,
                "--insights.registry.url=http://127.0.0.1:" + beforeRegistry.port(),
                "--service.version=1.4.0",
                "--service.revision=4f2a9c1d8b7e6f5a4c3b2d1e0f9a8b7c6d5e4f3a-dirty",
                "--insights.max-staleness=500ms",
                "--insights.live.interval=200ms",
                "--insights.live.heartbeat=1s",
                "--insights.patience=500ms",
                "--resilience4j.circuitbreaker.instances.registry.wait-duration-in-open-state=300ms");
        chromium = new Chromium();
        usual = readerFrom("en-GB", "Europe/Copenhagen");
        registry.awaitAnswer("/api/health");
        registry.post("/api/deployments/import", "application/x-ndjson", SeedData.upTo(Instant.now()));
        insights.awaitAnswer("/health");
    }

    ServiceProcess registry() {
        return registry;
    }

    FaultyProxy beforeRegistry() {
        return beforeRegistry;
    }

    FaultyProxy beforeInsights() {
        return beforeInsights;
    }

    JsonNode ask(String path) {
        return insights.json(path);
    }

    /** Opens an address of the page in a window of its own, and waits until the numbers are there. */
    Page open(String address) {
        return open(address, 1440, ColorScheme.LIGHT);
    }

    Page open(String address, int width, ColorScheme theme) {
        return usual.open(address, width, theme);
    }

    /** Another reader, with a browser that has never been here. */
    Reader readerFrom(String locale, String timeZone) {
        return new Reader(chromium.browser(), "http://127.0.0.1:" + beforeInsights.port(), locale, timeZone);
    }

    /** Closes what a test has opened, of which no page may have broken or tried to do what it may not. */
    void closePages() {
        assertThat(usual.complaints()).isEmpty();
        usual.closePages();
    }

    @Override
    public void close() {
        chromium.close();
        insights.close();
        registry.close();
        beforeInsights.close();
        beforeRegistry.close();
    }
}
