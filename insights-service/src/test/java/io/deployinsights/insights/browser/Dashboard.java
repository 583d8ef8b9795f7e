package io.deployinsights.insights.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.deployinsights.insights.process.BothServices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/** Both services with the seed data in them, and a browser to look at them with. */
public final class Dashboard implements AutoCloseable {

    /** The logs stay there. */
    private static final Path FOLDER = Path.of("target", "browser").toAbsolutePath();

    private static final int PATIENCE_MILLIS = 20_000;

    private final BothServices services;
    private final Chromium chromium;
    private final List<BrowserContext> open = new ArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    Dashboard() throws IOException {
        FileSystemUtils.deleteRecursively(FOLDER);
        Files.createDirectories(FOLDER);
        services = new BothServices(
                FOLDER,
                "--insights.max-staleness=500ms",
                "--insights.live.interval=200ms",
                "--insights.live.heartbeat=1s",
                "--insights.patience=500ms",
                "--resilience4j.circuitbreaker.instances.registry.wait-duration-in-open-state=300ms");
        services.registry().post("/api/deployments/import", "application/json", SeedData.upTo(Instant.now()));
        chromium = new Chromium();
    }

    BothServices services() {
        return services;
    }

    JsonNode ask(String path) {
        return services.insights().json(path);
    }

    /** Opens an address of the page in a window of its own, and waits until the numbers are there. */
    Page open(String address) {
        return open(address, 1440, ColorScheme.LIGHT);
    }

    Page open(String address, int width, ColorScheme theme) {
        var context = chromium.browser()
                .newContext(new NewContextOptions()
                        .setViewportSize(width, 900)
                        .setColorScheme(theme)
                        .setLocale("en-GB")
                        .setTimezoneId("Europe/Copenhagen"));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        open.add(context);
        var page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            // Failed requests are told there as well; what comes of them is on the page.
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
        page.navigate(services.insights().url().resolve(address).toString());
        awaitNumbers(page);
        return page;
    }

    /** Waits until no panel is waiting for its first numbers. */
    void awaitNumbers(Page page) {
        page.waitForFunction("() => document.querySelector('.panel') && !document.querySelector('.skeleton')");
    }

    /** Closes what a test has opened, of which no page may have broken or tried to do what it may not. */
    void closePages() {
        open.forEach(BrowserContext::close);
        open.clear();
        var told = List.copyOf(complaints);
        complaints.clear();
        assertThat(told).isEmpty();
    }

    @Override
    public void close() {
        chromium.close();
        services.close();
    }
}
