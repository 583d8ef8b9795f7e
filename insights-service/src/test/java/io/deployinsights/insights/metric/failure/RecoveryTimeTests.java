package io.deployinsights.insights.metric.failure;

import static io.deployinsights.insights.exclusion.Reason.CANCELLED;
import static io.deployinsights.insights.exclusion.Reason.FUTURE_START;
import static io.deployinsights.insights.exclusion.Reason.IMPOSSIBLE_TIME;
import static io.deployinsights.insights.exclusion.Reason.IN_PROGRESS;
import static io.deployinsights.insights.exclusion.Reason.MISSING_START;
import static io.deployinsights.insights.exclusion.Reason.NEGATIVE_DURATION;
import static io.deployinsights.insights.exclusion.Reason.UNKNOWN_STATUS;
import static io.deployinsights.insights.history.Histories.history;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.window.Window;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecoveryTimeTests {

    private static final DeploymentHistory TWO_EPISODES = history("""
        api  production  Failed      2026-03-02T10:00:00  2026-03-02T10:10:00  by=ann
        api  production  Failed      2026-03-02T10:20:00  2026-03-02T10:30:00  by=ann
        api  production  Succeeded   2026-03-02T10:40:00  2026-03-02T11:10:00  by=bob
        api  production  Succeeded   2026-03-02T11:40:00  2026-03-02T11:50:00  by=ann
        api  production  Failed      2026-03-03T10:00:00  2026-03-03T10:10:00  by=ann
        api  production  Succeeded   2026-03-03T12:00:00  2026-03-03T12:10:00  by=ann
        """);

    private final RecoveryTime recoveryTime = new RecoveryTime();

    @Test
    void lastsFromTheFirstFailuresCompletionToTheNextSuccessesCompletion() {
        var results = recoveryTime.measure(TWO_EPISODES, Query.ALL).results();

        // 10:10 to 11:10 is 3600 s, 10:10 to 12:10 is 7200 s; p90 is 3600 + 0.9 × 3600.
        assertThat(results)
                .containsExactly(new RecoveryTime.Result("api", "production", 2, 5400.0, 5400.0, 6840.0, null, 0));
    }

    @Test
    void countsAnEpisodeInTheWindowItsEndIsIn() {
        var secondDay = new Window(
                Instant.parse("2026-03-03T12:00:00Z"), Instant.parse("2026-03-04T00:00:00Z"), ZoneOffset.UTC);

        var results = recoveryTime.measure(TWO_EPISODES, during(secondDay)).results();

        assertThat(results)
                .containsExactly(new RecoveryTime.Result("api", "production", 1, 7200.0, 7200.0, 7200.0, null, 0));
    }

    @Test
    void reportsWhatWasOpenAtTheWindowsEnd() {
        var untilNoon = new Window(null, Instant.parse("2026-03-03T12:00:00Z"), ZoneOffset.UTC);

        var results = recoveryTime.measure(TWO_EPISODES, during(untilNoon)).results();

        assertThat(results)
                .containsExactly(new RecoveryTime.Result(
                        "api",
                        "production",
                        1,
                        3600.0,
                        3600.0,
                        3600.0,
                        new RecoveryTime.Open(Instant.parse("2026-03-03T10:10:00Z"), "5"),
                        1));
    }

    @Test
    void creditsWhoEndedAnEpisode() {
        var byBob = new Query(Set.of(), Set.of(), Set.of(), Set.of("bob"), Window.ALL);

        var results = recoveryTime.measure(TWO_EPISODES, byBob).results();

        assertThat(results)
                .containsExactly(new RecoveryTime.Result("api", "production", 1, 3600.0, 3600.0, 3600.0, null, 0));
    }

    @Test
    void opensAnEpisodeWithAFailureThatFollowsNothing() {
        var history = history("api production Failed 2026-03-02T10:00:00 -");

        var results = recoveryTime.measure(history, Query.ALL).results();

        assertThat(results)
                .containsExactly(new RecoveryTime.Result(
                        "api",
                        "production",
                        0,
                        null,
                        null,
                        null,
                        new RecoveryTime.Open(Instant.parse("2026-03-02T10:00:00Z"), "1"),
                        1));
    }

    @Test
    void goesByCompletionAndNotByStart() {
        var history = history("""
            api  production  Failed     2026-03-02T10:00:00  2026-03-02T12:00:00
            api  production  Succeeded  2026-03-02T10:00:00  2026-03-02T11:00:00
            """);

        var results = recoveryTime.measure(history, Query.ALL).results();

        assertThat(results).singleElement().satisfies(api -> {
            assertThat(api.recoveries()).isZero();
            assertThat(api.open().deploymentId()).isEqualTo("1");
        });
    }

    @Test
    void keepsServicesAndEnvironmentsApart() {
        var history = history("""
            api  production  Failed     2026-03-02T10:00:00  2026-03-02T10:00:00
            api  staging     Succeeded  2026-03-02T11:00:00  2026-03-02T11:00:00
            web  production  Succeeded  2026-03-02T11:00:00  2026-03-02T11:00:00
            """);

        var results = recoveryTime.measure(history, Query.ALL).results();

        assertThat(results).extracting(RecoveryTime.Result::recoveries).containsOnly(0);
    }

    @Test
    void looksPastWhatItCannotTrust() {
        var history = history("""
            api  production  Failed     2026-03-02T10:00:00  2026-03-02T10:10:00
            api  production  Succeeded  2026-03-02T10:20:00  2026-03-02T10:15:00
            api  production  Building   2026-03-02T10:30:00  2026-03-02T10:31:00
            api  production  Worked     2026-03-02T10:40:00  2026-03-02T10:41:00
            api  production  Cancelled  2026-03-02T10:40:00  2026-03-02T10:41:00
            api  production  Succeeded  1999-12-31T23:59:59  2026-03-02T10:45:00
            api  production  RolledBack 2026-03-02T10:10:00  2026-03-02T10:45:00  rolledBack=2026-03-02T10:44:59
            api  production  Succeeded  2026-03-02T10:20:00  2031-03-02T10:45:00
            api  production  Succeeded  -                    2026-03-02T10:51:00
            api  production  Succeeded  2026-03-02T11:00:00  2026-03-02T11:10:00
            """);

        var measurement = recoveryTime.measure(history, Query.ALL);

        assertThat(measurement.results())
                .singleElement()
                .satisfies(api -> assertThat(api.averageSeconds()).isEqualTo(3600.0));
        assertThat(measurement.excluded())
                .isEqualTo(Map.of(
                        NEGATIVE_DURATION, 2L,
                        IN_PROGRESS, 1L,
                        UNKNOWN_STATUS, 1L,
                        CANCELLED, 1L,
                        IMPOSSIBLE_TIME, 1L,
                        FUTURE_START, 1L,
                        MISSING_START, 1L));
    }

    private static Query during(Window window) {
        return new Query(Set.of(), Set.of(), Set.of(), Set.of(), window);
    }
}
