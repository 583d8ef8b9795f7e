package io.deployinsights.insights.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@InBrowser
class EvidenceIT {

    private static final String OVERVIEW = "/?period=365d&environment=production&tz=UTC";

    @Test
    void listsTheDeploymentsBehindANumberAndThoseLeftOut(Dashboard dashboard) {
        var page = dashboard.open(OVERVIEW);
        page.locator("[data-metric=failure-rate] .value button").click();

        var sheet = page.locator("dialog.evidence");
        assertThat(sheet).isVisible();
        assertThat(sheet.getByRole(AriaRole.HEADING)).hasText("Change failure rate");
        var query = page.url().replaceFirst(".*\\?", "");
        assertThat(query).contains("of.metric=failure-rate");
        assertThat(sheet.locator("[role=status]")).hasText(Pattern.compile("\\d+ deployments.*"));
        assertThat(sheet.locator("tbody tr").first()).containsText("production");

        sheet.getByText("Left out", new Locator.GetByTextOptions().setExact(true))
                .click();

        assertThat(sheet.locator("tbody tr").first().locator(".remarks")).hasText(Pattern.compile("Not finished.*"));
        assertThat(page).hasURL(Pattern.compile("of.role=excluded"));
    }

    @Test
    void listsAndSavesWhatTheMarkThatWasClickedSays(Dashboard dashboard) throws IOException {
        var page = dashboard.open(OVERVIEW);
        var row = page.locator("#failure-rate tbody tr")
                .filter(new Locator.FilterOptions().setHasText("notification-worker"));
        var failed = row.locator("td:nth-child(4)").innerText();

        row.locator("td:nth-child(4) button").click();

        var sheet = page.locator("dialog.evidence");
        assertThat(sheet.locator("[role=status]")).hasText(Pattern.compile(failed + " deployments?"));
        assertThat(sheet.locator("tbody tr")).hasCount(Integer.parseInt(failed));
        assertThat(sheet.locator("tbody .status.failed")).hasCount(Integer.parseInt(failed));

        var file = page.waitForDownload(
                () -> sheet.getByLabel("These deployments as CSV").click());
        assertThat(Files.readAllLines(file.path()))
                .hasSize(1 + Integer.parseInt(failed))
                .first()
                .asString()
                .startsWith("\uFEFFid,serviceName,version,environment");
    }

    @Test
    void opensFromTheBarsOfAChart(Dashboard dashboard) {
        var page = dashboard.open(OVERVIEW + "&granularity=monthly");
        var canvas = page.locator("#frequency canvas");
        assertThat(canvas).isVisible();
        var box = canvas.boundingBox();

        // The bar of the month before the last is there whatever the day is.
        for (double x = box.width - 20; x > 0 && !page.url().contains("of.metric"); x -= 12) {
            page.mouse().click(box.x + x, box.y + box.height - 34);
        }

        assertThat(page).hasURL(Pattern.compile("of.metric=frequency.*of.from=\\d{4}-\\d\\d-\\d\\d.*of.only=outcome"));
        assertThat(page.locator("dialog.evidence tbody tr").first()).isVisible();
    }

    @Test
    void linksToThePipelineAndNowhereElse(Dashboard dashboard) {
        var page = dashboard.open(OVERVIEW);
        page.locator("[data-metric=deployment-frequency] .value button").click();

        var links = page.locator("dialog.evidence a");
        assertThat(links.first()).isVisible();
        assertThat(links.evaluateAll("all => all.every(link => link.href.startsWith('https://ci.example.com/')"
                        + " && link.relList.contains('noopener'))"))
                .isEqualTo(true);
    }

    @Test
    void closesWithTheKeyboardAndGivesTheFocusBack(Dashboard dashboard) {
        var page = dashboard.open(OVERVIEW);
        var number = page.locator("[data-metric=deployment-frequency] .value button");
        number.focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("dialog.evidence")).isVisible();

        page.keyboard().press("Escape");

        assertThat(page.locator("dialog.evidence")).isHidden();
        assertThat(page).not().hasURL(Pattern.compile("of.metric"));
        assertThat(number).isFocused();
    }

    @Test
    void savesWhatIsShownAsCsv(Dashboard dashboard) throws IOException {
        var page = dashboard.open(OVERVIEW);

        var rates = page.waitForDownload(
                () -> page.getByLabel("Change failure rate as CSV").click());
        var week = page.waitForDownload(
                () -> page.getByLabel("Activity by weekday and hour as CSV").click());

        assertThat(rates.suggestedFilename()).isEqualTo("failure-rate.csv");
        assertThat(Files.readAllLines(rates.path()))
                .hasSizeGreaterThan(page.locator("#failure-rate tbody tr").count())
                .first()
                .asString()
                .startsWith("\uFEFFserviceName,environment,finished");
        assertThat(Files.readAllLines(week.path())).hasSize(1 + 7 * 24);
    }

    @Test
    void showsMoreAndMoreOfALongList(Dashboard dashboard) {
        var page = dashboard.open("/?period=365d&environment=*&tz=UTC&of.metric=frequency");
        var rows = page.locator("dialog.evidence tbody tr");
        assertThat(rows).hasCount(100);

        page.getByText("Show more", new Page.GetByTextOptions().setExact(true)).click();

        assertThat(rows).hasCount(200);
    }
}
