package io.deployinsights.insights.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import io.deployinsights.insights.faults.proxy.Fault;
import org.junit.jupiter.api.Test;

@InBrowser
class LiveIT {

    @Test
    void showsANewDeploymentByItself(Dashboard dashboard) {
        var page = dashboard.open("/?period=7d&environment=production&tz=UTC");
        assertThat(page.locator("#live")).containsText("Live");
        page.locator("#frequency summary").click();
        page.locator("#running tbody a").first().focus();

        record(dashboard, "brand-new", "7.7.7");

        var running = page.locator("#running tbody");
        assertThat(running).containsText("brand-new");
        assertThat(running.locator(".under-way").filter(new Locator.FilterOptions().setHasText("7.7.7")))
                .isVisible();
        // The reader stays where she was.
        assertThat(page.locator("#running tbody a").first()).isFocused();
        assertThat(page.locator("#frequency details tbody")).isVisible();
    }

    @Test
    void showsTheFirstDeploymentOfAllByItself(Dashboard dashboard) {
        var page = dashboard.open("/?period=7d&environment=production&tz=UTC");
        page.route(
                "**/insights/latest",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("{\"asOf\":\"2026-04-14T09:00:00Z\",\"stale\":false,\"results\":[]}")));
        try {
            page.reload();
            assertThat(page.locator("main h1")).hasText("No deployments yet");
        } finally {
            page.unroute("**/insights/latest");
        }

        record(dashboard, "the-first", "0.0.1");

        assertThat(page.locator("#running tbody")).containsText("the-first");
    }

    @Test
    void saysThatNumbersAreStaleAndWorksAgainWhenTheRegistryIsBack(Dashboard dashboard) {
        var page = dashboard.open("/?period=7d&environment=production&tz=UTC");
        assertThat(page.locator("#notice")).isHidden();

        try {
            dashboard.beforeRegistry().inject(new Fault.Refused());

            assertThat(page.locator("#notice")).containsText("The registry can’t be reached: these numbers are from");
            assertThat(page.locator("#live")).containsText("Stale");
            assertThat(page.locator(".tile")).hasCount(5);
        } finally {
            dashboard.beforeRegistry().heal();
        }

        assertThat(page.locator("#notice")).isHidden();
        assertThat(page.locator("#live")).containsText("Live");
    }

    @Test
    void connectsAgainWhenInsightsAreBack(Dashboard dashboard) {
        var page = dashboard.open("/?period=7d&environment=production&tz=UTC");

        try {
            dashboard.beforeInsights().inject(new Fault.Refused());

            assertThat(page.locator("#notice")).containsText("Insights can’t be reached");
            assertThat(page.locator(".tile")).hasCount(5);
            record(dashboard, "meanwhile", "1.0.0");
        } finally {
            dashboard.beforeInsights().heal();
        }

        assertThat(page.locator("#notice")).isHidden();
        assertThat(page.locator("#running tbody")).containsText("meanwhile");
    }

    @Test
    void asksForNumbersWhereNewsCantCome(Dashboard dashboard) {
        var page = dashboard.open("/?period=7d&environment=production&tz=UTC");
        page.route("**/events", Route::abort);
        try {
            page.reload();

            assertThat(page.locator("#live")).containsText("Not live");
            assertThat(page.locator("#notice")).isHidden();
            assertThat(page.locator(".tile")).hasCount(5);
            record(dashboard, "without-news", "1.0.0");
            assertThat(page.locator("#running tbody")).containsText("without-news");
        } finally {
            page.unroute("**/events");
        }

        assertThat(page.locator("#live")).containsText("Live");
    }

    @Test
    void doesNotSayThatARegistryIsThereWhichCantBeReached(Dashboard dashboard) {
        var page = dashboard.open("/?period=7d&environment=production&tz=UTC");
        page.route(
                "**/insights/latest",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("{\"asOf\":\"2026-04-14T09:00:00Z\",\"stale\":true,\"results\":[]}")));
        try {
            page.reload();

            assertThat(page.locator("main")).containsText("was empty when it last answered");
            assertThat(page.locator("main")).not().containsText("is reachable");
        } finally {
            page.unroute("**/insights/latest");
        }
    }

    private static void record(Dashboard dashboard, String service, String version) {
        var recorded =
                dashboard.registry().post("/api/deployments", "application/json", """
                    {"serviceName":"%s","version":"%s","environment":"production","deploymentType":"Tag",\
                    "status":"Deploying","deployedBy":"alice","commitSha":"abcdef1"}\
                    """.formatted(service, version));
        assertThat(recorded.get("id").asString()).hasSize(24);
    }
}
