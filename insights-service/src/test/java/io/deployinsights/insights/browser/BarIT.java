package io.deployinsights.insights.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@InBrowser
class BarIT {

    @Test
    void keepsEverythingThatIsChosenInTheAddress(Dashboard dashboard) {
        var page = dashboard.open("/");
        assertThat(page).hasURL(Pattern.compile("period=30d&environment=production&tz=Europe%2FCopenhagen"));

        bar(page).getByLabel("Period").selectOption("90d");
        bar(page).getByLabel("Environment").selectOption("staging");
        bar(page).getByLabel("Granularity").selectOption("monthly");
        bar(page).getByLabel("Time zone").fill("Asia/Tokyo");
        bar(page).getByLabel("Time zone").press("Enter");
        choose(page, "checkout", "checkout-api");
        choose(page, "ledger", "ledger-batch");

        assertThat(page)
                .hasURL(
                        Pattern.compile(
                                "period=90d&environment=staging&serviceName=checkout-api&serviceName=ledger-batch&tz=Asia%2FTokyo&granularity=monthly"));
        assertThat(page.locator("#failure-rate tbody tr")).hasCount(2);

        var shared = dashboard.open(page.url().replaceFirst("^https?://[^/]+", ""));

        assertThat(bar(shared).getByLabel("Environment")).hasValue("staging");
        assertThat(bar(shared).getByLabel("Time zone")).hasValue("Asia/Tokyo");
        assertThat(shared.locator(".picker summary")).hasText("2 services");
        assertThat(shared.locator("#activity .note")).containsText("Asia/Tokyo");
        assertThat(shared.locator("#frequency [role=img]").getAttribute("aria-label"))
                .isEqualTo(page.locator("#frequency [role=img]").getAttribute("aria-label"));
    }

    @Test
    void showsAReaderElsewhereTheSameInHerOwnWords(Dashboard dashboard) {
        var page = dashboard.open("/?period=custom&from=2026-01-05&to=2026-12-31&environment=production&tz=Asia/Tokyo");
        try (var reader = dashboard.readerFrom("de-DE", "America/New_York")) {
            var abroad = reader.open(page.url().replaceFirst("^https?://[^/]+", ""), 1440, ColorScheme.LIGHT);

            assertThat(abroad.locator("#activity .note")).containsText("Asia/Tokyo");
            assertThat(abroad.locator("#activity tbody th").first()).hasText("Mo");
            assertThat(abroad.locator("[data-place='0-9']"))
                    .hasAttribute("aria-label", Pattern.compile("Montag, 9 to 10: \\d+ .*"));
            assertThat(abroad.locator("[data-metric=failure-rate] .value .number"))
                    .hasText(Pattern.compile("[\\d,]+\u00a0%"));
            for (var place : List.of("0-9", "2-17", "6-0")) {
                var count = page.locator("[data-place='%s']".formatted(place))
                        .getAttribute("title")
                        .replaceAll(".*: ", "");
                assertThat(abroad.locator("[data-place='%s']".formatted(place)))
                        .hasAttribute("title", Pattern.compile(".*: " + count));
            }
            assertThat(reader.complaints()).isEmpty();
        }
    }

    @Test
    void goesBackAndForward(Dashboard dashboard) {
        var page = dashboard.open("/?period=7d&environment=production&tz=UTC");

        bar(page).getByLabel("Period").selectOption("365d");
        assertThat(page.locator("#frequency [role=img]")).hasAttribute("aria-label", Pattern.compile("^\\d{3} "));
        page.goBack();

        assertThat(bar(page).getByLabel("Period")).hasValue("7d");
        assertThat(page.locator("#frequency [role=img]")).hasAttribute("aria-label", Pattern.compile("^\\d{1,2} "));
        page.goForward();
        assertThat(bar(page).getByLabel("Period")).hasValue("365d");
    }

    @Test
    void takesDaysFromToAndRefusesWhatCannotBe(Dashboard dashboard) {
        var page = dashboard.open("/?period=30d&environment=production&tz=UTC");

        bar(page).getByLabel("Period").selectOption("custom");
        assertThat(bar(page).getByLabel("From", new Locator.GetByLabelOptions().setExact(true)))
                .hasValue(Pattern.compile("\\d{4}-\\d\\d-\\d\\d"));
        bar(page)
                .getByLabel("From", new Locator.GetByLabelOptions().setExact(true))
                .fill("2026-05-01");
        bar(page)
                .getByLabel("To", new Locator.GetByLabelOptions().setExact(true))
                .fill("2026-04-01");

        assertThat(page).not().hasURL(Pattern.compile("from=2026-05-01&to=2026-04-01"));
        assertThat(page.evaluate("() => document.getElementById('bar').checkValidity()"))
                .isEqualTo(false);

        bar(page).getByLabel("Time zone").fill("Mars/Phobos");
        bar(page).getByLabel("Time zone").press("Enter");
        assertThat(page).not().hasURL(Pattern.compile("Mars"));
    }

    private static Locator bar(Page page) {
        return page.locator("#bar");
    }

    private static void choose(Page page, String search, String service) {
        if (!page.locator(".picker").evaluate("picker => picker.open").equals(true)) {
            page.locator(".picker summary").click();
        }
        bar(page).getByLabel("Search services").fill(search);
        page.locator(".picker").getByLabel(service).check();
    }
}
