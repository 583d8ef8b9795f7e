package io.deployinsights.insights.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@InBrowser
class AccessibilityIT {

    private static final String OVERVIEW = "/?period=90d&environment=production&tz=UTC";

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void hasNoViolations(ColorScheme theme, Dashboard dashboard) {
        var page = dashboard.open(OVERVIEW, 1440, theme);
        page.locator("summary:visible")
                .all()
                .forEach(summary -> summary.evaluate("it => it.parentElement.open = true"));
        assertNoViolations(page);

        page.navigate(page.url() + "&of.metric=lead-time&of.role=excluded");
        page.locator("dialog.evidence tbody tr").first().waitFor();
        assertNoViolations(page);

        page.navigate(page.url().replaceFirst("\\?.*", "?service=notification-worker&period=90d&environment=*&tz=UTC"));
        dashboard.awaitNumbers(page);
        assertNoViolations(page);
    }

    @ParameterizedTest
    @ValueSource(ints = {360, 768, 1440})
    void fitsIntoTheWindow(int width, Dashboard dashboard) {
        var page = dashboard.open(OVERVIEW, width, ColorScheme.LIGHT);

        assertThat(page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(width);
    }

    private static void assertNoViolations(Page page) {
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .extracting(AccessibilityIT::described)
                .isEmpty();
    }

    private static String described(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream()
                        .map(node -> String.valueOf(node.getTarget()))
                        .toList();
    }
}
