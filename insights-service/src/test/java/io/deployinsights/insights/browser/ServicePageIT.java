package io.deployinsights.insights.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@InBrowser
class ServicePageIT {

    @Test
    void opensFromTheOverviewAndGoesBack(Dashboard dashboard) {
        var page = dashboard.open("/?period=90d&environment=production&tz=UTC");

        page.locator("#running").getByText("user-service").click();

        assertThat(page).hasURL(Pattern.compile("\\?service=user-service&period=90d"));
        assertThat(page).hasTitle("user-service · Deployment Insights");
        assertThat(page.locator("h1")).hasText("user-service");
        assertThat(page.locator(".tile")).hasCount(5);

        page.getByText("← All services").click();
        assertThat(page.locator("#activity")).isVisible();
        assertThat(page).not().hasURL(Pattern.compile("service=user-service"));
    }

    @Test
    void showsTheServicesHistory(Dashboard dashboard) {
        var page = dashboard.open("/?service=notification-worker&period=365d&environment=production&tz=UTC");
        var recoveries = dashboard
                .ask("/insights/recovery-time?serviceName=notification-worker&environment=production&tz=UTC")
                .at("/results/0");

        assertThat(page.locator("#timeline canvas")).isVisible();
        // What the page finds in the deployments is what the metric counts.
        int open = recoveries.get("open").isNull() ? 0 : 1;
        assertThat(page.locator("#episodes tbody tr"))
                .hasCount(recoveries.get("recoveries").asInt() + open);
        assertThat(page.locator("#versions tbody tr").first()).hasText(Pattern.compile(".*1\\.\\d+\\.\\d+.*"));
        assertThat(page.locator("#people tbody")).containsText("grace.kim");
    }

    @Test
    void savesItsTables(Dashboard dashboard) throws IOException {
        var page = dashboard.open("/?service=notification-worker&period=90d&environment=production&tz=UTC");

        assertThat(saved(page, "Failures and recoveries"))
                .hasSize(1 + page.locator("#episodes tbody tr").count());
        assertThat(saved(page, "People"))
                .hasSize(1 + page.locator("#people tbody tr").count())
                .first()
                .isEqualTo("\uFEFFdeployedBy,deployments,finished,failed,rolledBack,changeFailureRate,lastStartedAt");
        assertThat(saved(page, "Versions"))
                .hasSize(1 + page.locator("#versions tbody tr").count());
        var listed = dashboard
                .ask("/insights/frequency?serviceName=notification-worker&environment=production&from="
                        + page.evaluate("() => new Date(Date.now() - 89 * 86400000).toISOString().slice(0, 10)"))
                .at("/results/0/total");
        assertThat(saved(page, "Timeline")).hasSize(1 + listed.asInt());
    }

    private static List<String> saved(Page page, String panel) throws IOException {
        var file = page.waitForDownload(() -> page.getByLabel(panel + " as CSV").click());
        return Files.readAllLines(file.path());
    }

    @Test
    void listsWhatAPersonDeployed(Dashboard dashboard) {
        var page = dashboard.open("/?service=auth-proxy&period=365d&environment=*&tz=UTC");
        var person = page.locator("#people tbody tr").first();
        var name = person.locator("th").innerText();
        var count = person.locator("td").first().innerText();

        person.locator("td button").first().click();

        assertThat(page.locator("dialog.evidence [role=status]"))
                .hasText(Pattern.compile("^" + count + " deployments?"));
        assertThat(page.locator("dialog.evidence tbody tr").first()).containsText(name);
        assertThat(page.url()).contains("of.person=");
    }
}
