package io.deployinsights.insights.metric.failure;

import static io.deployinsights.insights.exclusion.Reason.IN_PROGRESS;
import static io.deployinsights.insights.exclusion.Reason.NOT_SUCCEEDED;
import static io.deployinsights.insights.history.Histories.history;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.window.Window;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReworkRateTests {

    private final ReworkRate reworkRate = new ReworkRate();

    @Test
    void countsRepairsAndHotfixesOnce() {
        var history = history("""
            api  production  Succeeded  2026-03-02T10:00:00  2026-03-02T10:10:00
            api  production  Failed     2026-03-02T11:00:00  2026-03-02T11:10:00
            api  production  Succeeded  2026-03-02T12:00:00  2026-03-02T12:10:00  hotfix=true
            api  production  Succeeded  2026-03-02T13:00:00  2026-03-02T13:10:00
            api  production  Succeeded  2026-03-02T14:00:00  2026-03-02T14:10:00  hotfix=true
            api  production  Queued     2026-03-02T15:00:00  -                    hotfix=true
            """);

        var measurement = reworkRate.measure(history, Query.ALL);

        assertThat(measurement.results()).containsExactly(new ReworkRate.Result("api", "production", 4, 2, 0.5));
        assertThat(measurement.excluded()).isEqualTo(Map.of(NOT_SUCCEEDED, 1L, IN_PROGRESS, 1L));
    }

    @Test
    void knowsThatASuccessRepairedAFailureBeforeTheWindow() {
        var history = history("""
            api  production  Failed     2026-03-02T11:00:00  2026-03-02T11:10:00
            api  production  Succeeded  2026-03-03T12:00:00  2026-03-03T12:10:00
            """);
        var secondDay = new Window(Instant.parse("2026-03-03T00:00:00Z"), null, ZoneOffset.UTC);

        var results = reworkRate
                .measure(history, new Query(Set.of(), Set.of(), Set.of(), Set.of(), secondDay))
                .results();

        assertThat(results).containsExactly(new ReworkRate.Result("api", "production", 1, 1, 1.0));
    }

    @Test
    void givesNoRateWhereNothingHasSucceeded() {
        var history = history("api production Failed 2026-03-02T11:00:00 2026-03-02T11:10:00");

        var results = reworkRate.measure(history, Query.ALL).results();

        assertThat(results).containsExactly(new ReworkRate.Result("api", "production", 0, 0, null));
    }
}
