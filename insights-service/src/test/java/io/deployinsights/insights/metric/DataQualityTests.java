package io.deployinsights.insights.metric;

import static io.deployinsights.insights.history.Histories.history;
import static io.deployinsights.insights.selection.Reason.FAULTLESS;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.selection.Query;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataQualityTests {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    private final DataQuality dataQuality = new DataQuality();

    @Test
    void findsEveryKindOfFault() {
        var history = history("""
            api  staging  Succeeded  2026-03-02T10:00:00      2026-03-02T10:10:00      id=sound
            api  staging  Failed     2026-03-02T10:30:00      -                        id=missing-finish
            api  staging  Building   2026-03-10T10:00:00      2026-03-10T10:00:00      id=unexpected-finish
            api  staging  Succeeded  2026-03-02T11:00:00      2026-03-02T10:59:59      id=negative
            api  staging  succeeded  2026-03-02T12:00:00      2026-03-02T12:10:00      id=lower-case
            api  staging  -          2026-03-02T13:00:00      2026-03-02T13:10:00      id=no-status
            api  staging  Succeeded  -                        2026-03-02T10:10:00      id=no-start
            api  staging  Queued     2026-03-10T12:05:00      -                        version=1 id=nearly-future
            api  staging  Queued     2026-03-10T12:05:00.001  -                        id=future
            api  staging  Deploying  2026-03-09T12:00:00      -                        version=1 id=nearly-stuck
            api  staging  Deploying  2026-03-09T11:59:59.999  -                        id=stuck
            """, NOW);

        var measurement = dataQuality.measure(history, Query.ALL);

        assertThat(measurement.results())
                .extracting(result -> result.kind() + " " + result.deployments() + " " + result.deploymentIds())
                .containsExactly(
                        "missingStart 1 [no-start]",
                        "impossibleTime 0 []",
                        "futureStart 1 [future]",
                        "missingFinish 1 [missing-finish]",
                        "unexpectedFinish 1 [unexpected-finish]",
                        "negativeDuration 1 [negative]",
                        "unknownStatus 2 [lower-case, no-status]",
                        "stuck 1 [stuck]",
                        "possibleDuplicate 0 []");
        assertThat(measurement.excluded()).isEqualTo(Map.of(FAULTLESS, 3L));
    }

    @Test
    void takesRecordsForDuplicatesThatShareTargetVersionCommitAndStart() {
        var history = history("""
            api  staging     Succeeded  2026-03-02T10:00:00  2026-03-02T10:10:00  version=1 commit=abcdef1 id=a
            api  staging     Failed     2026-03-02T10:00:00  2026-03-02T10:20:00  version=1 commit=abcdef1 id=b
            api  staging     Succeeded  2026-03-02T10:00:00  2026-03-02T10:10:00  version=1 commit=abcdef1 id=c
            api  production  Succeeded  2026-03-02T10:00:00  2026-03-02T10:10:00  version=1 commit=abcdef1 id=d
            web  staging     Succeeded  2026-03-02T10:00:00  2026-03-02T10:10:00  version=1 commit=abcdef1 id=e
            api  staging     Succeeded  2026-03-02T10:00:00  2026-03-02T10:10:00  version=2 commit=abcdef1 id=f
            api  staging     Succeeded  2026-03-02T10:00:00  2026-03-02T10:10:00  version=1 commit=abcdef2 id=g
            api  staging     Succeeded  2026-03-02T10:00:01  2026-03-02T10:10:00  version=1 commit=abcdef1 id=h
            api  staging     Succeeded  -                    2026-03-02T10:10:00  version=1 commit=abcdef1 id=i
            api  staging     Succeeded  -                    2026-03-02T10:10:00  version=1 commit=abcdef1 id=j
            """, NOW);

        var duplicates = dataQuality.measure(history, Query.ALL).results().getLast();

        assertThat(duplicates.deploymentIds()).containsExactly("a", "b", "c", "h");
    }

    @Test
    void tellsAllFaultsOfOneRecord() {
        var history = history("api staging Deploying 2026-03-02T10:00:00 2026-03-02T10:10:00", NOW);

        var results = dataQuality.measure(history, Query.ALL).results();

        assertThat(results)
                .filteredOn(result -> result.deployments() > 0)
                .extracting(DataQuality.Result::kind)
                .containsExactly("unexpectedFinish", "stuck");
    }

    @Test
    void listsTheFirstThousandIdsAndCountsThemAll() {
        var history = history("api staging Failed 2026-03-02T10:00:00 -\n".repeat(1001), NOW);

        var missingFinish = dataQuality.measure(history, Query.ALL).results().get(3);

        assertThat(missingFinish.deployments()).isEqualTo(1001);
        assertThat(missingFinish.deploymentIds()).hasSize(1000).startsWith("1").endsWith("1000");
    }
}
