package io.deployinsights.insights.drift;

import static io.deployinsights.insights.history.Histories.history;
import static io.deployinsights.insights.selection.Reason.NOT_SUCCEEDED;
import static io.deployinsights.insights.selection.Reason.OTHER_ENVIRONMENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.window.Window;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DriftTests {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    @Test
    void countsWhatSucceededInStagingAfterTheVersionThatProductionRuns() {
        assertBehind("""
            api  staging     Succeeded  2026-03-01T10:00:00  2026-03-01T10:05:00  version=1.0
            api  production  Succeeded  2026-03-02T10:00:00  2026-03-02T10:05:00  version=1.0
            api  staging     Succeeded  2026-03-08T11:55:00  2026-03-08T12:00:00  version=1.1
            api  staging     Failed     2026-03-09T10:00:00  2026-03-09T10:05:00  version=1.2
            api  staging     Succeeded  2026-03-09T11:00:00  2026-03-09T11:05:00  version=1.2
            api  staging     Succeeded  2026-03-09T12:00:00  2026-03-09T12:05:00  version=1.2
            api  qa          Succeeded  2026-03-09T13:00:00  2026-03-09T13:05:00  version=1.3
            """, 2, 3, Instant.parse("2026-03-08T12:00:00Z"), 2 * 86_400.0);
    }

    @Test
    void isNotBehindWithTheVersionOfStaging() {
        assertBehind("""
            api  staging     Succeeded  2026-03-01T10:00:00  2026-03-01T10:05:00  version=1.0
            api  staging     Succeeded  2026-03-03T10:00:00  2026-03-03T10:05:00  version=1.1
            api  production  Succeeded  2026-03-03T11:00:00  2026-03-03T11:05:00  version=1.1
            """, 0, 0, null, 0.0);
    }

    @Test
    void isNotBehindAfterAFixThatWentStraightToProduction() {
        assertBehind("""
            api  staging     Succeeded  2026-03-01T10:00:00  2026-03-01T10:05:00  version=1.0
            api  production  Succeeded  2026-03-03T11:00:00  2026-03-03T11:05:00  version=1.0.1
            """, 0, 0, null, 0.0);
        assertBehind("""
            api  staging     Succeeded  2026-03-01T10:00:00  2026-03-01T10:05:00  version=1.0
            api  production  Succeeded  2026-03-03T11:00:00  2026-03-03T11:05:00  version=1.0.1
            api  staging     Succeeded  2026-03-10T11:00:00  2026-03-10T11:00:00  version=1.1
            """, 1, 1, Instant.parse("2026-03-10T11:00:00Z"), 3600.0);
    }

    @Test
    void isBehindAgainAfterGoingBack() {
        assertBehind("""
            api  staging     Succeeded  2026-03-01T10:00:00  2026-03-01T10:05:00  version=1.0
            api  staging     Succeeded  2026-03-10T10:55:00  2026-03-10T11:00:00  version=1.1
            api  production  Succeeded  2026-03-10T11:10:00  2026-03-10T11:15:00  version=1.1
            api  production  Succeeded  2026-03-10T11:20:00  2026-03-10T11:25:00  version=1.0
            """, 1, 1, Instant.parse("2026-03-10T11:00:00Z"), 3600.0);
    }

    @Test
    void countsEverythingWhereProductionRunsNothing() {
        assertBehind("""
            api  staging     Succeeded  2026-03-09T12:00:00  -                    version=1.0
            api  production  Failed     2026-03-09T13:00:00  2026-03-09T13:05:00  version=1.0
            """, 1, 1, Instant.parse("2026-03-09T12:00:00Z"), 86_400.0);
    }

    @Test
    void doesNotKnowWhereNothingRunsInStaging() {
        var history = history("api production Succeeded 2026-03-09T12:00:00 2026-03-09T12:05:00 version=1.0", NOW);

        var results = new Drift().measure(history, Query.ALL).results();

        var running = new Drift.Running("1.0", Instant.parse("2026-03-09T12:05:00Z"), null, "1");
        assertThat(results).containsExactly(new Drift.Result("api", null, running, null, null, null, null));
    }

    @Test
    void looksBackFromTheEndOfTheWindow() {
        var history = history("""
            api  staging  Succeeded  2026-03-01T10:00:00  2026-03-01T11:00:00  version=1.0
            api  staging  Succeeded  2026-03-02T10:00:00  2026-03-02T11:00:00  version=1.1
            """, NOW);
        var window = new Window(null, Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

        var result =
                new Drift().measure(history, Query.ALL.during(window)).results().getFirst();

        assertThat(result.deploymentsBehind()).isEqualTo(1);
        assertThat(result.ageSeconds()).isEqualTo(3600);
    }

    @Test
    void leavesOutOtherEnvironmentsAndFailures() {
        var history = history("""
            api  qa       Succeeded  2026-03-01T10:00:00  2026-03-01T11:00:00  version=1.0
            api  staging  Failed     2026-03-02T10:00:00  2026-03-02T11:00:00  version=1.1
            """, NOW);

        var measurement = new Drift().measure(history, Query.ALL);

        assertThat(measurement.excluded()).isEqualTo(Map.of(NOT_SUCCEEDED, 1L, OTHER_ENVIRONMENT, 1L));
        assertThat(measurement.results()).containsExactly(new Drift.Result("api", null, null, null, null, null, null));
    }

    private static void assertBehind(
            String table, int versions, int deployments, @Nullable Instant since, double ageSeconds) {
        var result =
                new Drift().measure(history(table, NOW), Query.ALL).results().getFirst();

        assertThat(result.versionsBehind()).isEqualTo(versions);
        assertThat(result.deploymentsBehind()).isEqualTo(deployments);
        assertThat(result.behindSince()).isEqualTo(since);
        assertThat(result.ageSeconds()).isEqualTo(ageSeconds);
    }
}
