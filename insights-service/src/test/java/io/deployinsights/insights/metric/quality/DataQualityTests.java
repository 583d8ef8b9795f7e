package io.deployinsights.insights.metric.quality;

import static io.deployinsights.insights.exclusion.Reason.FAULTLESS;
import static io.deployinsights.insights.history.Histories.history;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.window.Window;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
            api  staging  Succeeded  1999-12-31T23:59:59.999  2026-03-02T10:10:00      id=nineties
            api  staging  Succeeded  2000-01-01T00:00:00      2026-03-02T10:10:00      version=4 id=millennium
            api  staging  Succeeded  2026-03-02T10:00:00      2026-03-10T12:05:00.001  version=2 id=future-finish
            api  staging  Succeeded  2026-03-02T10:00:00      2026-03-02T10:10:00      version=3 committed=1999-12-31T23:59:59 id=old-commit
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
                        "impossibleTime 2 [nineties, old-commit]",
                        "futureStart 2 [future-finish, future]",
                        "missingFinish 1 [missing-finish]",
                        "unexpectedFinish 1 [unexpected-finish]",
                        "negativeDuration 1 [negative]",
                        "unknownStatus 2 [lower-case, no-status]",
                        "stuck 1 [stuck]",
                        "possibleDuplicate 0 []",
                        "oddName 0 []");
        assertThat(measurement.excluded()).isEqualTo(Map.of(FAULTLESS, 4L));
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

        var duplicates = dataQuality.measure(history, Query.ALL).results().get(8);

        assertThat(duplicates.deploymentIds()).containsExactly("a", "b", "c", "h");
    }

    @Test
    void reportsAllFaultsOfOneRecord() {
        var history = history("api staging Deploying 2026-03-02T10:00:00 2026-03-02T10:10:00", NOW);

        var results = dataQuality.measure(history, Query.ALL).results();

        assertThat(results)
                .filteredOn(result -> result.deployments() > 0)
                .extracting(DataQuality.Result::kind)
                .containsExactly("unexpectedFinish", "stuck");
    }

    /** Replicas don't share the order in which they read records. */
    @Test
    void listsTheFirstThousandIdsByStartAndSaysWhereAllAre() {
        var lines = IntStream.rangeClosed(1, 1001)
                .mapToObj(i -> "api staging Failed 2026-03-02T10:%02d:00 - id=%04d".formatted(i % 2, i))
                .collect(Collectors.toList());
        lines.add("api staging Failed - - id=0000");
        var asked = new Query(
                Set.of("api"),
                Set.of(),
                Set.of(),
                Set.of(),
                new Window(null, Instant.parse("2026-03-03T00:00:00Z"), ZoneOffset.UTC));

        var first = missingFinish(lines, Query.ALL);
        Collections.reverse(lines);
        var reversed = missingFinish(lines, Query.ALL);

        assertThat(first).isEqualTo(reversed);
        assertThat(first.deployments()).isEqualTo(1002);
        assertThat(first.deploymentIds())
                .hasSize(1000)
                .startsWith("0002", "0004")
                .endsWith("0997", "0999");
        assertThat(first.next()).isEqualTo("/insights/deployments?metric=data-quality&reason=missingFinish&tz=Z");
        assertThat(missingFinish(lines, asked).next())
                .isEqualTo("/insights/deployments?metric=data-quality&reason=missingFinish&serviceName=api"
                        + "&to=2026-03-03T00%3A00%3A00Z&tz=Z");
    }

    @Test
    void saysWhatIsStuckNowWhateverTheWindow() {
        var history = history("""
            api  staging  Queued  2025-03-02T10:00:00  -  id=a
            api  staging  Queued  2026-03-10T10:00:00  -  id=b
            web  staging  Queued  2025-03-02T10:00:00  -  id=c
            """, NOW);
        var today = new Window(Instant.parse("2026-03-10T00:00:00Z"), null, ZoneOffset.UTC);

        var measurement = dataQuality.measure(history, new Query(Set.of("api"), Set.of(), Set.of(), Set.of(), today));

        assertThat(measurement.results().get(7).deploymentIds()).containsExactly("a");
        assertThat(measurement.excluded()).isEqualTo(Map.of(FAULTLESS, 1L));
    }

    private DataQuality.Result missingFinish(List<String> lines, Query query) {
        var history = history(String.join("\n", lines), NOW);
        return dataQuality.measure(history, query).results().get(3);
    }
}
