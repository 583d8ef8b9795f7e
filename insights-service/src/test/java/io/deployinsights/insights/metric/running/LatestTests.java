package io.deployinsights.insights.metric.running;

import static io.deployinsights.insights.exclusion.Reason.MISSING_START;
import static io.deployinsights.insights.exclusion.Reason.UNKNOWN_STATUS;
import static io.deployinsights.insights.history.Histories.history;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.selection.Query;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LatestTests {

    private final Latest latest = new Latest();

    @Test
    void namesTheSuccessCompletedLastAndTheAttemptStartedLast() {
        var history = history("""
            api  production  Succeeded  2026-03-02T10:00:00  2026-03-02T12:00:00  version=1.1 by=ann commit=abcdef0
            api  production  Succeeded  2026-03-02T11:00:00  2026-03-02T11:30:00  version=1.2
            api  production  Failed     2026-03-02T11:45:00  2026-03-02T13:00:00  version=1.3
            """);

        var results = latest.measure(history, Query.ALL).results();

        assertThat(results)
                .containsExactly(new Latest.Result(
                        "api",
                        "production",
                        "1.1",
                        Instant.parse("2026-03-02T12:00:00Z"),
                        "ann",
                        "abcdef0",
                        "1",
                        new Latest.Attempt("1.3", "Failed", Instant.parse("2026-03-02T11:45:00Z"), "3")));
    }

    @Test
    void completesAtTheStartWhereTheFinishIsMissing() {
        var history = history("""
            api  production  Succeeded  2026-03-02T10:00:00  2026-03-02T10:30:00  version=1.1
            api  production  Succeeded  2026-03-02T10:20:00  -                    version=1.2
            api  staging     Succeeded  2026-03-02T10:00:00  2026-03-02T10:30:00  version=2.1
            api  staging     Succeeded  2026-03-02T10:40:00  -                    version=2.2
            """);

        var results = latest.measure(history, Query.ALL).results();

        assertThat(results).extracting(Latest.Result::version).containsExactly("1.1", "2.2");
    }

    @Test
    void breaksTiesByLaterStartThenLargerId() {
        var history = history("""
            api  production  Succeeded  2026-03-02T10:00:00  2026-03-02T12:00:00  version=1.1 id=0c
            api  production  Succeeded  2026-03-02T11:00:00  2026-03-02T12:00:00  version=1.2 id=0a
            api  staging     Succeeded  2026-03-02T11:00:00  2026-03-02T12:00:00  version=2.2 id=0f
            api  staging     Succeeded  2026-03-02T11:00:00  2026-03-02T12:00:00  version=2.1 id=0e
            """);

        var results = latest.measure(history, Query.ALL).results();

        assertThat(results).extracting(Latest.Result::version).containsExactly("1.2", "2.2");
        assertThat(results)
                .extracting(result -> result.latestAttempt().deploymentId())
                .containsExactly("0a", "0f");
    }

    @Test
    void hasNoVersionWhereNothingHasSucceededYet() {
        var history = history("api production RolledBack 2026-03-02T10:00:00 - version=1.1");

        var results = latest.measure(history, Query.ALL).results();

        assertThat(results)
                .containsExactly(new Latest.Result(
                        "api",
                        "production",
                        null,
                        null,
                        null,
                        null,
                        null,
                        new Latest.Attempt("1.1", "RolledBack", Instant.parse("2026-03-02T10:00:00Z"), "1")));
    }

    @Test
    void leavesOutRecordsWithoutAStartOrWithAnUnknownStatus() {
        var history = history("""
            api  production  Succeeded  -                    2026-03-02T10:30:00
            api  production  Done       2026-03-02T10:20:00  -
            """);

        var measurement = latest.measure(history, Query.ALL);

        assertThat(measurement.results())
                .containsExactly(new Latest.Result("api", "production", null, null, null, null, null, null));
        assertThat(measurement.excluded()).isEqualTo(Map.of(MISSING_START, 1L, UNKNOWN_STATUS, 1L));
    }
}
