package io.deployinsights.insights.metric.failure;

import static io.deployinsights.insights.exclusion.Reason.CANCELLED;
import static io.deployinsights.insights.exclusion.Reason.IN_PROGRESS;
import static io.deployinsights.insights.exclusion.Reason.MISSING_START;
import static io.deployinsights.insights.exclusion.Reason.UNKNOWN_STATUS;
import static io.deployinsights.insights.history.Histories.history;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.deployinsights.insights.selection.Query;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FailureRateTests {

    private final FailureRate failureRate = new FailureRate();

    @Test
    void dividesByFinishedDeploymentsOnly() {
        var history = history("""
            api  production  Succeeded   2026-03-02T10:00:00  2026-03-02T10:01:00
            api  production  Succeeded   2026-03-02T10:00:00  2026-03-02T10:01:00
            api  production  Failed      2026-03-02T10:00:00  2026-03-02T10:01:00
            api  production  RolledBack  2026-03-02T10:00:00  2026-03-02T10:01:00
            api  production  Queued      2026-03-02T10:00:00  -
            api  production  Building    2026-03-02T10:00:00  -
            api  production  Deploying   2026-03-02T10:00:00  2026-03-02T10:01:00
            api  production  failed      2026-03-02T10:00:00  2026-03-02T10:01:00
            api  production  Cancelled   2026-03-02T10:00:00  2026-03-02T10:01:00
            api  production  Failed      -                    2026-03-02T10:01:00
            """);

        var measurement = failureRate.measure(history, Query.ALL);

        assertThat(measurement.results()).singleElement().satisfies(api -> {
            assertThat(api.finished()).isEqualTo(4);
            assertThat(api.failed()).isEqualTo(1);
            assertThat(api.rolledBack()).isEqualTo(1);
            assertThat(api.failureRate()).isEqualTo(0.25);
            assertThat(api.rollbackRate()).isEqualTo(0.25);
            assertThat(api.changeFailureRate()).isEqualTo(0.5);
            // Wilson for 2 of 4 with z² = 3.8415: (0.5 + 0.4802 ± 1.96 √(0.0625 + 0.0600)) / 1.9604
            assertThat(api.confidence95().get(0)).isCloseTo(0.1500, within(5e-5));
            assertThat(api.confidence95().get(1)).isCloseTo(0.8500, within(5e-5));
        });
        assertThat(measurement.excluded())
                .isEqualTo(Map.of(IN_PROGRESS, 3L, CANCELLED, 1L, UNKNOWN_STATUS, 1L, MISSING_START, 1L));
    }

    @Test
    void letsTheStatusDecideWhetherADeploymentIsFinished() {
        var history = history("""
            api  production  Failed      2026-03-02T10:00:00  -
            api  production  RolledBack  2026-03-02T10:00:00  2026-03-02T09:00:00
            """);

        var results = failureRate.measure(history, Query.ALL).results();

        assertThat(results)
                .singleElement()
                .satisfies(api -> assertThat(api.finished()).isEqualTo(2));
    }

    @Test
    void givesNoRateWhereNothingHasFinished() {
        var history = history("api production Queued 2026-03-02T10:00:00 -");

        var results = failureRate.measure(history, Query.ALL).results();

        assertThat(results)
                .containsExactly(new FailureRate.Result("api", "production", 0, 0, 0, null, null, null, null));
    }

    @Test
    void separatesEnvironmentsInTheOrderOfServiceThenEnvironment() {
        var history = history("""
            web  staging     Failed     2026-03-02T10:00:00  -
            api  staging     Failed     2026-03-02T10:00:00  -
            api  production  Succeeded  2026-03-02T10:00:00  -
            """);

        var results = failureRate.measure(history, Query.ALL).results();

        assertThat(results)
                .extracting(result -> result.serviceName() + "/" + result.environment() + " " + result.failureRate())
                .containsExactly("api/production 0.0", "api/staging 1.0", "web/staging 1.0");
    }
}
