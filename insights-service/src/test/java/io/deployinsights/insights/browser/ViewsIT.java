package io.deployinsights.insights.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What there is to see, in the widths and themes that it is seen in. {@code -Dscreenshots.folder}, which make screenshots sets, names the
 * folder for the README's pictures of it; without it none are taken.
 */
@InBrowser
class ViewsIT {

    private static final Optional<Path> FOLDER =
            Optional.ofNullable(System.getProperty("screenshots.folder")).map(Path::of);

    private static final int DESK = 1440;

    private static final String OVERVIEW = "/?period=30d&environment=production&tz=Europe/Copenhagen";

    @ParameterizedTest
    @CsvSource({
        "dashboard-light,    1440, LIGHT, " + OVERVIEW,
        "dashboard-dark,     1440, DARK,  " + OVERVIEW,
        "dashboard-tablet,    768, LIGHT, " + OVERVIEW,
        "dashboard-phone,     360, DARK,  " + OVERVIEW,
        "dashboard-service,  1440, LIGHT, /?service=notification-worker&period=90d&environment=*&tz=Europe/Copenhagen",
        "dashboard-evidence, 1440, LIGHT, " + OVERVIEW + "&of.metric=lead-time&of.role=excluded",
    })
    void areForEverybody(String name, int width, ColorScheme theme, String address, Dashboard dashboard) {
        var page = dashboard.open(address, width, theme);
        boolean isSheet = address.contains("of.metric");
        page.locator(isSheet ? ".evidence tbody tr" : ".spark").first().waitFor();
        page.locator("canvas").first().waitFor();

        assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(width);
        FOLDER.ifPresent(folder -> page.screenshot(new Page.ScreenshotOptions()
                .setPath(folder.resolve(name + ".png"))
                .setFullPage(!isSheet)));
        if (width == DESK && theme == ColorScheme.LIGHT) {
            assertHasNoViolations(page);
        }
    }

    private static void assertHasNoViolations(Page page) {
        page.locator("summary:visible")
                .evaluateAll("all => all.forEach(summary => { summary.parentElement.open = true; })");
        assertThat(Axe.violations(page)).isEmpty();

        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertThat(Axe.violationsOfContrast(page)).isEmpty();
    }
}
