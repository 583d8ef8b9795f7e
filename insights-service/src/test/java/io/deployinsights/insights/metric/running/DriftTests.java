package io.deployinsights.insights.metric.running;

import static io.deployinsights.insights.exclusion.Reason.NOT_SUCCEEDED;
import static io.deployinsights.insights.exclusion.Reason.OTHER_ENVIRONMENT;
import static io.deployinsights.insights.history.Histories.history;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.window.Window;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** It has no place in what was tried, so there is nothing to count from; 0 would say that all is well. */
    @Test
    void doesNotCompareAFixThatWentStraightToProduction() {
        var history = history("""
            api  staging     Succeeded  2026-03-01T10:00:00  2026-03-01T10:05:00  version=1.0
            api  production  Succeeded  2026-03-03T11:00:00  2026-03-03T11:05:00  version=1.0.1
            api  staging     Succeeded  2026-03-10T11:00:00  2026-03-10T11:00:00  version=1.1
            """, NOW);

        assertThat(new Drift().measure(history, Query.ALL).results())
                .singleElement()
                .satisfies(api -> {
                    assertThat(api.versionsBehind()).isNull();
                    assertThat(api.deploymentsBehind()).isNull();
                    assertThat(api.behindSince()).isNull();
                    assertThat(api.ageSeconds()).isNull();
                    assertThat(api.reason()).isEqualTo("notComparable");
                });
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        1.0,         v1.0,        same
        V1.0+build7, 1.0,         same
        1.0+build7,  v1.0+build8, same
        1.0,         1.0.0,       other
        vnext,       next,        other
        1.0,         1.0-rc1,     other
        """)
    void comparesVersionsWithoutPrefixAndMetadata(String staged, String released, String expected) {
        assertSame("version=" + staged, "version=" + released, expected.equals("same"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        abcdef0,  abcdef0123456789, same
        ABCDEF01, abcdef01,         same
        abcdef,   abcdef,           same
        abcdef,   abcdef0123456789, other
        abcdef1,  abcdef0123456789, other
        0000000,  0000000,          other
        0000000,  0000000012345678, other
        """)
    void comparesCommitsByTheirBeginning(String staged, String released, String expected) {
        assertSame("version=1 commit=" + staged, "version=2 commit=" + released, expected.equals("same"));
        assertSame("commit=" + released, "version=2 commit=" + staged, expected.equals("same"));
    }

    @Test
    void takesNoVersionForLikeAnother() {
        assertSame("commit=abcdef0", "commit=abcdef1", false);
        assertBehind("""
            api  staging     Succeeded  2026-03-01T10:00:00  2026-03-01T10:05:00
            api  staging     Succeeded  2026-03-02T10:00:00  2026-03-02T10:05:00
            api  staging     Succeeded  2026-03-02T11:00:00  2026-03-02T11:05:00  version=v1
            api  staging     Succeeded  2026-03-02T12:00:00  2026-03-02T12:05:00  version=1
            """, 3, 4, Instant.parse("2026-03-01T10:05:00Z"), 9 * 86_400 + 6900.0);
    }

    @Test
    void looksAtAllEnvironmentsOfATier() {
        assertBehind("""
            api  stage       Succeeded  2026-03-01T10:00:00  2026-03-01T10:05:00  version=1.0
            api  Staging     Succeeded  2026-03-10T10:00:00  2026-03-10T11:00:00  version=1.1
            api  prod        Succeeded  2026-03-01T11:00:00  2026-03-01T11:05:00  version=1.1
            api  LIVE        Succeeded  2026-03-02T11:00:00  2026-03-02T11:05:00  version=1.0
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
        assertThat(results)
                .containsExactly(new Drift.Result("api", null, running, null, null, null, null, "nothingInStaging"));
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
        assertThat(measurement.results())
                .containsExactly(new Drift.Result("api", null, null, null, null, null, null, "nothingInStaging"));
    }

    private static void assertSame(String staged, String released, boolean same) {
        var history = history("""
            api  staging     Succeeded  2026-03-01T10:00:00  2026-03-01T10:05:00  %s
            api  production  Succeeded  2026-03-02T10:00:00  2026-03-02T10:05:00  %s
            """.formatted(staged, released), NOW);

        var result = new Drift().measure(history, Query.ALL).results().getFirst();

        assertThat(result.versionsBehind()).isEqualTo(same ? 0 : null);
        assertThat(result.reason()).isEqualTo(same ? null : "notComparable");
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
