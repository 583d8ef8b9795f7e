package io.deployinsights.insights.metric.failure;

import static io.deployinsights.insights.exclusion.Reason.MISSING_FINISH;
import static io.deployinsights.insights.history.Histories.history;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.selection.Query;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is a failure, and what ends it. */
class EpisodesTests {

    private final RecoveryTime recoveryTime = new RecoveryTime();

    /** As of 2.1.0 that was taken back after half an hour: nothing is open, and nothing has to succeed to end it. */
    @Test
    void takesAFinishedRollBackForARestoredService() {
        assertEpisodes("""
            api  production  Succeeded   2026-11-10T10:00:00  2026-11-10T10:05:00
            api  production  RolledBack  2026-11-11T10:00:00  2026-11-11T10:30:00
            """, 1, 1800.0, null);
    }

    @Test
    void countsFromTheMomentThatWhatWasRolledBackHadSucceeded() {
        assertEpisodes("""
            api  production  RolledBack  2026-11-11T10:00:00  2026-11-11T10:30:00  rolledBack=2026-11-11T12:30:00
            """, 1, 7200.0, null);
    }

    @Test
    void isEndedByTheNextRollBackWheneverItStarted() {
        assertEpisodes("""
            api  production  Failed      2026-11-11T10:00:00  2026-11-11T10:10:00
            api  production  RolledBack  2026-11-11T09:00:00  2026-11-11T09:10:00  rolledBack=2026-11-11T10:30:00
            api  production  Succeeded   2026-11-11T11:00:00  2026-11-11T11:10:00
            """, 1, 1200.0, null);
    }

    /** It ends what is open all the same: when it was complete is known. */
    @Test
    void isNoEpisodeWithoutAFinish() {
        var rollback = "api production RolledBack 2026-11-11T10:00:00 - rolledBack=2026-11-11T10:30:00\n";

        assertEpisodes(rollback, 0, null, null);
        assertEpisodes(rollback + "api production Failed 2026-11-11T09:00:00 2026-11-11T10:00:00", 1, 1800.0, null);
        assertThat(recoveryTime.measure(history(rollback), Query.ALL).excluded())
                .isEqualTo(Map.of(MISSING_FINISH, 1L));
    }

    @Test
    void opensNothingWithAFailureThatWasOvertaken() {
        assertEpisodes("""
            api  production  Failed     2026-11-11T10:00:00  2026-11-11T10:30:00
            api  production  Succeeded  2026-11-11T10:10:00  2026-11-11T10:20:00
            """, 0, null, null);
    }

    @Test
    void isNotEndedByASuccessThatBeganBeforeTheFailure() {
        var table = """
            api  production  Failed     2026-11-11T10:00:00  2026-11-11T10:30:00  version=2
            api  production  Succeeded  2026-11-11T09:59:00  2026-11-11T10:40:00  version=1
            """;

        assertEpisodes(table, 0, null, "1");
        assertEpisodes(
                table + "api production Succeeded 2026-11-11T10:00:00 2026-11-11T10:45:00 version=3", 1, 900.0, null);
    }

    /** Two regions that are recorded as one environment: what worked in one of them repairs nothing in the other. */
    @Test
    void isNotEndedByTheSameDeployedToAnotherPlaceAtOnce() {
        var failure = "api production Failed 2026-11-20T10:00:00 2026-11-20T10:30:00 version=2 commit=abcdef1\n";

        assertEpisodes(
                failure + "api production Succeeded 2026-11-20T10:00:00 2026-11-20T10:31:00 version=2 commit=ABCDEF1",
                0,
                null,
                "1");
        assertEpisodes(
                failure + "api production Succeeded 2026-11-20T10:01:00 2026-11-20T10:31:00 version=2 commit=abcdef1",
                0,
                null,
                "1");
        assertEpisodes(
                failure + "api production Succeeded 2026-11-20T10:01:01 2026-11-20T10:31:00 version=2 commit=abcdef1",
                1,
                60.0,
                null);
        assertEpisodes(
                failure + "api production Succeeded 2026-11-20T10:00:00 2026-11-20T10:31:00 version=3 commit=abcdef1",
                1,
                60.0,
                null);
    }

    /** Nothing else ran then: the same person pressed the button again. */
    @Test
    void isEndedByASecondAttemptWithinTheSameMinute() {
        assertEpisodes("""
            api  production  Failed     2026-11-20T10:00:00  2026-11-20T10:00:20  version=2
            api  production  Succeeded  2026-11-20T10:00:30  2026-11-20T10:01:20  version=2
            """, 1, 60.0, null);
    }

    private void assertEpisodes(String table, int recoveries, @Nullable Double averageSeconds, @Nullable String open) {
        var results = recoveryTime.measure(history(table), Query.ALL).results();

        assertThat(results).singleElement().satisfies(api -> {
            assertThat(api.recoveries()).isEqualTo(recoveries);
            assertThat(api.averageSeconds()).isEqualTo(averageSeconds);
            assertThat(api.open() == null ? null : api.open().deploymentId()).isEqualTo(open);
            assertThat(api.openEpisodes()).isEqualTo(open == null ? 0 : 1);
        });
    }
}
