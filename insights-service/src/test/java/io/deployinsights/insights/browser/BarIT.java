package io.deployinsights.insights.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@InBrowser
class BarIT {

    @Test
    void keepsEverythingThatIsChosenInTheAddress(Dashboard dashboard) {
        var page = dashboard.open("/");
        assertThat(page).hasURL(Pattern.compile("period=30d&environment=production&tz=Europe%2FCopenhagen"));

        page.getByLabel("Period").selectOption("90d");
        page.getByLabel("Environment").selectOption("staging");
        page.getByLabel("Granularity").selectOption("monthly");
        page.getByLabel("Time zone").fill("Asia/Tokyo");
        page.getByLabel("Time zone").press("Enter");
        choose(page, "checkout", "checkout-api");
        choose(page, "ledger", "ledger-batch");

        assertThat(page)
                .hasURL(
                        Pattern.compile(
                                "period=90d&environment=staging&serviceName=checkout-api&serviceName=ledger-batch&tz=Asia%2FTokyo&granularity=monthly"));
        assertThat(page.locator("#failure-rate tbody tr")).hasCount(2);

        var shared = dashboard.open(page.url().replaceFirst("^https?://[^/]+", ""));

        assertThat(shared.getByLabel("Environment")).hasValue("staging");
        assertThat(shared.getByLabel("Time zone")).hasValue("Asia/Tokyo");
        assertThat(shared.locator(".picker summary")).hasText("2 services");
        assertThat(shared.locator("#activity .note")).containsText("Asia/Tokyo");
        assertThat(shared.locator("#frequency [role=img]").getAttribute("aria-label"))
                .isEqualTo(page.locator("#frequency [role=img]").getAttribute("aria-label"));
    }

    @Test
    void goesBackAndForward(Dashboard dashboard) {
        var page = dashboard.open("/?period=7d&environment=production&tz=UTC");

        page.getByLabel("Period").selectOption("365d");
        assertThat(page.locator("#frequency [role=img]")).hasAttribute("aria-label", Pattern.compile("^\\d{3} "));
        page.goBack();

        assertThat(page.getByLabel("Period")).hasValue("7d");
        assertThat(page.locator("#frequency [role=img]")).hasAttribute("aria-label", Pattern.compile("^\\d{1,2} "));
        page.goForward();
        assertThat(page.getByLabel("Period")).hasValue("365d");
    }

    @Test
    void takesDaysFromToAndRefusesWhatCannotBe(Dashboard dashboard) {
        var page = dashboard.open("/?period=30d&environment=production&tz=UTC");

        page.getByLabel("Period").selectOption("custom");
        assertThat(page.getByLabel("From")).hasValue(Pattern.compile("\\d{4}-\\d\\d-\\d\\d"));
        page.getByLabel("From").fill("2026-05-01");
        page.getByLabel("To", new Page.GetByLabelOptions().setExact(true)).fill("2026-04-01");

        assertThat(page).not().hasURL(Pattern.compile("from=2026-05-01&to=2026-04-01"));
        assertThat(page.evaluate("() => document.getElementById('bar').checkValidity()"))
                .isEqualTo(false);

        page.getByLabel("Time zone").fill("Mars/Phobos");
        page.getByLabel("Time zone").press("Enter");
        assertThat(page).not().hasURL(Pattern.compile("Mars"));
    }

    private static void choose(Page page, String search, String service) {
        if (!page.locator(".picker").evaluate("picker => picker.open").equals(true)) {
            page.locator(".picker summary").click();
        }
        page.getByLabel("Search services").fill(search);
        page.locator(".picker").getByLabel(service).check();
    }
}
