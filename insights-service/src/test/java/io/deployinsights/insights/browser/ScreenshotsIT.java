package io.deployinsights.insights.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotType;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Takes the pictures of the README, into {@code target}; {@code -Dscreenshots.folder} names another folder, as make screenshots does. */
@InBrowser
class ScreenshotsIT {

    private static final Path FOLDER = Path.of(System.getProperty("screenshots.folder", "target/screenshots"));

    @ParameterizedTest
    @CsvSource({
        "dashboard-light,  1440, LIGHT, ?period=30d&environment=production&tz=Europe/Copenhagen",
        "dashboard-dark,   1440, DARK,  ?period=30d&environment=production&tz=Europe/Copenhagen",
        "dashboard-tablet,  768, LIGHT, ?period=30d&environment=production&tz=Europe/Copenhagen",
        "dashboard-phone,   360, DARK,  ?period=30d&environment=production&tz=Europe/Copenhagen",
        "dashboard-service, 1440, LIGHT, ?service=notification-worker&period=90d&environment=*&tz=Europe/Copenhagen",
        "dashboard-evidence, 1440, LIGHT,"
                + " ?period=90d&environment=production&tz=Europe/Copenhagen&of.metric=failure-rate",
    })
    void showsTheDashboard(String name, int width, ColorScheme theme, String address, Dashboard dashboard)
            throws Exception {
        var page = dashboard.open("/" + address, width, theme);
        page.locator(".spark").first().waitFor();
        page.locator("canvas").first().waitFor();
        var file = FOLDER.resolve(name + ".png");

        page.screenshot(new Page.ScreenshotOptions()
                .setPath(file)
                .setType(ScreenshotType.PNG)
                .setFullPage(!address.contains("of.metric")));

        assertThat(Files.size(file)).isGreaterThan(20_000);
    }
}
