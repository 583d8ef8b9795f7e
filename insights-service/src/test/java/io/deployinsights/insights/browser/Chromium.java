package io.deployinsights.insights.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Chromium of this machine: none is ever downloaded. {@code CHROMIUM} names it where it is somewhere else. */
public final class Chromium implements AutoCloseable {

    private static final List<String> PROGRAMS =
            List.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome");

    private final Playwright playwright;
    private final Browser browser;

    /** Starts it. */
    public Chromium() {
        var program =
                find().orElseThrow(() -> new IllegalStateException("none of %s is on the PATH".formatted(PROGRAMS)));
        // Otherwise it would download browsers of its own.
        var settings = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(settings));
        // With a new profile each time.
        browser = playwright
                .chromium()
                .launch(new LaunchOptions().setExecutablePath(program).setArgs(arguments()));
    }

    /** Whether there is one; a condition of tests, which in CI are never skipped. */
    static boolean isThereOrHasToBe() {
        return find().isPresent() || "true".equals(System.getenv("CI"));
    }

    public Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Optional<Path> find() {
        var onPath = Stream.of(System.getenv("PATH").split(":"))
                .flatMap(folder -> PROGRAMS.stream().map(name -> Path.of(folder, name)));
        return Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")).map(Path::of), onPath)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static List<String> arguments() {
        var arguments = new ArrayList<>(List.of(
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync"));
        if ("root".equals(System.getProperty("user.name"))) {
            // Its sandbox refuses to work for root, as whom tests run in containers.
            arguments.add("--no-sandbox");
        }
        return arguments;
    }
}
