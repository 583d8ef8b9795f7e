package io.deployinsights.insights.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@InBrowser
class OverviewIT {

    private static final String WINDOW = "from=2026-01-01&to=2036-01-01&tz=UTC";

    /** The same as a period of the page. */
    private static final String PERIOD = "period=custom&from=2026-01-01&to=2035-12-31&tz=UTC&granularity=monthly";

    @Test
    void showsTheFiveDeliveryMetricsWithBandAndTrend(Dashboard dashboard) {
        var page = dashboard.open("/?period=30d&environment=production&tz=UTC");

        var tiles = page.locator(".tile");
        assertThat(tiles).hasCount(5);
        assertThat(page.locator(".tile h3")).containsText(new String[] {
            "Deployment frequency", "Change lead time", "Change failure rate", "Recovery time", "Rework rate"
        });
        assertThat(page.locator(".tile .band").first()).containsText("2023");
        assertThat(page.locator(".tile .spark")).hasCount(5);
        for (var trend : page.locator(".tile .trend").allInnerTexts()) {
            assertThat(trend).matches(".*(better|worse|chance|before|compare).*");
        }

        tiles.first().getByText("About this number").click();

        assertThat(tiles.first()).containsText("State of DevOps");
        assertThat(tiles.first()).containsText("95 % interval");
    }

    @Test
    void namesTheVersionsThatRun(Dashboard dashboard) {
        var page = dashboard.open("/?period=30d&environment=production&tz=UTC");

        assertThat(page.getByRole(AriaRole.CONTENTINFO))
                .hasText("Insights 1.4.0 (4f2a9c1-dirty) · Registry 1.3.2 (0d1e2f3)");
    }

    @Test
    void marksWhatIsMadeOfTooFewDeployments(Dashboard dashboard) {
        var page = dashboard.open("/?period=365d&environment=production&serviceName=ledger-batch&tz=UTC");

        assertThat(page.locator("[data-metric=failure-rate] .band")).hasText("Too few to judge");
    }

    @Test
    void drawsDeploymentsOverTimeAndTellsThemAsATable(Dashboard dashboard) {
        var page = dashboard.open("/?environment=production&" + PERIOD);
        int total = 0;
        for (var service : results(dashboard, "frequency?granularity=monthly&environment=production&" + WINDOW)) {
            total += service.get("total").asInt();
        }

        var panel = page.locator("#frequency");
        assertThat(panel.locator("canvas")).isVisible();
        assertThat(panel.locator("[role=img]").getAttribute("aria-label")).startsWith(total + " deployments");

        panel.getByText("as a table").click();
        assertThat(panel.locator("tbody tr").first()).isVisible();

        int sum = panel.locator("tbody td:nth-child(2)").allInnerTexts().stream()
                .mapToInt(Integer::parseInt)
                .sum();
        assertThat(sum).isEqualTo(total);
    }

    @Test
    void drawsLeadTimesWithTheirPercentiles(Dashboard dashboard) {
        var page = dashboard.open("/?environment=production&serviceName=checkout-api&" + PERIOD);
        var known = results(dashboard, "lead-time?environment=production&serviceName=checkout-api&" + WINDOW)
                .iterator()
                .next();

        var panel = page.locator("#lead-time");
        var label = panel.locator("[role=img]").getAttribute("aria-label");
        assertThat(panel.locator("canvas")).isVisible();
        assertThat(label).contains("of " + known.get("deployments").asInt() + " deployments");

        panel.getByText("as a table").click();

        // Computed by the page from the deployments, and by the API: the same median.
        var median = panel.locator("tbody td:nth-child(3)").innerText();
        assertThat(label).contains("Median " + median + ",");
    }

    @Test
    void showsFailureRatesWithTheirIntervals(Dashboard dashboard) {
        var page = dashboard.open("/?environment=*&" + PERIOD);
        long expected = StreamSupport.stream(
                        results(dashboard, "failure-rate?" + WINDOW).spliterator(), false)
                .filter(row -> row.get("finished").asInt() > 0)
                .count();

        var rows = page.locator("#failure-rate tbody tr");
        assertThat(rows).hasCount((int) expected);
        assertThat(rows.locator(".interval")).hasCount((int) expected);
        assertThat(rows.first().locator(".interval").getAttribute("aria-label")).matches("[\\d.]+% to [\\d.]+%");
    }

    @Test
    void showsWhenInTheWeekPeopleDeploy(Dashboard dashboard) {
        var page = dashboard.open("/?environment=production&period=90d&tz=Europe/Copenhagen");

        var hours = page.locator("#activity button.hour");
        assertThat(hours).hasCount(7 * 24);
        page.locator("[data-place='0-9']").focus();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowRight");
        assertThat(page.locator("[data-place='1-10']")).isFocused();

        var label = page.locator("[data-place='1-10']").getAttribute("aria-label");
        page.keyboard().press("Enter");

        // The page counts, and the list is counted once more.
        var counted = label.replaceAll(".*: ", "");
        assertThat(page.locator(".evidence [role=status]")).hasText(counted);
    }

    @Test
    void showsWhatRunsWhereAndHowFarProductionIsBehind(Dashboard dashboard) {
        var page = dashboard.open("/?environment=production&tz=UTC");
        var latest = results(dashboard, "latest");

        for (var row : latest) {
            if (row.get("version").isNull()) {
                continue;
            }
            var service = page.locator("#running tbody tr")
                    .filter(new Locator.FilterOptions()
                            .setHasText(row.get("serviceName").asString()));
            assertThat(service).containsText(row.get("version").asString());
        }
        assertThat(row(page, "ledger-batch")).containsText("5 deployments");
        assertThat(row(page, "web-storefront").locator(".under-way").first()).containsText("Deploying");
        assertThat(row(page, "checkout-api").locator(".under-way").first()).containsText("Building");
    }

    @Test
    void showsWhatIsWrongInTheRecordsAndWhatItDoesToTheNumbers(Dashboard dashboard) {
        var page = dashboard.open("/?environment=production&period=all&tz=UTC");

        var rows = page.locator("#quality tbody tr");
        for (var fault : results(dashboard, "data-quality?tz=UTC")) {
            if (fault.get("deployments").asInt() > 0) {
                assertThat(rows.filter(new Locator.FilterOptions()
                                .setHasText(fault.get("description").asString())))
                        .containsText(fault.get("deployments").asString());
            }
        }
        assertThat(page.locator("#quality")).containsText("Deploy lead time");
    }

    @Test
    void saysWhatCouldNotBeLoadedAndTriesAgain(Dashboard dashboard) {
        var page = dashboard.open("/?environment=production&period=90d&tz=UTC");
        page.route("**/insights/failure-rate*", route -> route.fulfill(new Route.FulfillOptions().setStatus(502)));
        try {
            page.reload();

            assertThat(page.locator("#failure-rate .message")).containsText("Insights answered 502.");
            assertThat(page.locator(".tile")).hasCount(5);
        } finally {
            page.unroute("**/insights/failure-rate*");
        }
        page.locator("#failure-rate").getByText("Try again").click();

        assertThat(page.locator("#failure-rate tbody tr").first()).isVisible();
        assertThat(page.locator("#failure-rate .message")).isHidden();
    }

    @Test
    void showsItsFrameWhileNumbersAreOnTheirWay(Dashboard dashboard) {
        var page = dashboard.open("/?environment=production&period=90d&tz=UTC");
        var first = new ArrayList<Route>();
        var drift = new ArrayList<Route>();
        page.route("**/insights/latest*", first::add);
        page.route("**/insights/drift*", drift::add);
        page.reload();

        assertThat(page.locator("main")).hasText("Asking for the numbers…");
        assertThat(page.locator("#bar").getByLabel("Environment")).hasValue("production");
        assertThat(page.locator("#bar .days")).isHidden();

        page.waitForCondition(() -> !first.isEmpty());
        page.unroute("**/insights/latest*");
        first.forEach(Route::resume);
        assertThat(page.locator(".tile")).hasCount(5);
        assertThat(page.locator("#running .skeleton")).isVisible();

        page.waitForCondition(() -> !drift.isEmpty());
        page.unroute("**/insights/drift*");
        drift.forEach(Route::resume);
        assertThat(page.locator("#running tbody tr").first()).isVisible();
    }

    @Test
    void saysThatThereIsNothing(Dashboard dashboard) {
        var page = dashboard.open("/?environment=production&period=custom&from=2001-01-01&to=2001-01-31&tz=UTC");

        assertThat(page.locator("#frequency .message")).hasText("No deployments in this period.");
        assertThat(page.locator("#failure-rate .message")).hasText("No deployment finished in this period.");
        assertThat(page.locator("[data-metric=failure-rate] .value")).containsText("–");
    }

    private static Locator row(Page page, String service) {
        return page.locator("#running tbody tr").filter(new Locator.FilterOptions().setHasText(service));
    }

    private static JsonNode results(Dashboard dashboard, String path) {
        return dashboard.ask("/insights/" + path).get("results");
    }
}
