package io.deployinsights.insights.metric.summary;

import static io.deployinsights.insights.history.Histories.history;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.benchmark.Benchmark;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.window.Window;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which lead time the summary shows, and of how many the change is known. */
class LeadTimeChoiceTests {

    private static final Benchmark NONE = new Benchmark(2023, "none", Map.of());

    /** April, after a first deployment long before the March that it is compared with. */
    private static final Query APRIL = Query.ALL.during(
            new Window(Instant.parse("2026-04-01T00:00:00Z"), Instant.parse("2026-05-01T00:00:00Z"), ZoneOffset.UTC));

    private static final String LONG_BEFORE = "old staging Failed 2026-01-01T10:00:00 -\n";

    @ParameterizedTest
    @CsvSource({
        // In April, of these with a commit; in March.
        "30, 1, 30, 1, lead-time",
        "30, 23, 30, 30, change-lead-time",
        "2, 1, 2, 1, change-lead-time",
        "3, 1, 3, 3, lead-time",
        "30, 30, 30, 14, lead-time",
        "30, 30, 0, 0, change-lead-time",
        "0, 0, 30, 30, lead-time",
        "0, 0, 0, 0, lead-time",
    })
    void isOfChangesWhereHalfOfThemAreKnownInBothPeriods(
            int now, int knownNow, int before, int knownBefore, String expected) {
        var history =
                history(LONG_BEFORE + successes("2026-04", now, knownNow) + successes("2026-03", before, knownBefore));

        var tile = new Summary(NONE).measure(history, APRIL).results().get(1);

        assertThat(tile.metric()).isEqualTo(expected);
        assertThat(tile.known()).isEqualTo(knownNow);
        assertThat(tile.of()).isEqualTo(now);
    }

    @Test
    void looksAtOnePeriodWhereThereIsNoneBefore() {
        var history = history(successes("2026-04", 4, 2));

        assertThat(new Summary(NONE).measure(history, APRIL).results().get(1).metric())
                .isEqualTo("change-lead-time");
    }

    @Test
    void isTheOneThatIsAskedFor() {
        var history = history(LONG_BEFORE + successes("2026-04", 30, 1));

        var change = new Summary(NONE, LeadTimeChoice.CHANGE)
                .measure(history, APRIL)
                .results()
                .get(1);
        var deploy = new Summary(NONE, LeadTimeChoice.DEPLOY)
                .measure(history, APRIL)
                .results()
                .get(1);

        assertThat(change.metric()).isEqualTo("change-lead-time");
        assertThat(change.deployments()).isEqualTo(1);
        assertThat(deploy.metric()).isEqualTo("lead-time");
        assertThat(deploy.deployments()).isEqualTo(30);
        assertThat(deploy.known()).isEqualTo(1);
    }

    @Test
    void looksAtSuccessesToProduction() {
        var history = history(LONG_BEFORE + successes("2026-04", 2, 2) + """
            api  staging     Succeeded  2026-04-20T10:00:00  2026-04-20T10:05:00
            api  staging     Succeeded  2026-04-20T11:00:00  2026-04-20T11:05:00
            api  staging     Succeeded  2026-04-20T12:00:00  2026-04-20T12:05:00
            api  production  Failed     2026-04-20T13:00:00  2026-04-20T13:05:00
            api  prod        Succeeded  2026-04-20T14:00:00  2026-04-20T14:05:00
            """);

        var tile = new Summary(NONE).measure(history, APRIL).results().get(1);

        assertThat(tile.metric()).isEqualTo("change-lead-time");
        assertThat(tile.known()).isEqualTo(2);
        assertThat(tile.of()).isEqualTo(3);
    }

    @Test
    void takesEverythingForProductionWhereNothingIs() {
        var history = history("""
            api  test  Succeeded  2026-04-20T10:00:00  2026-04-20T10:05:00  committed=2026-04-20T09:05:00
            api  qa    Succeeded  2026-04-20T11:00:00  2026-04-20T11:05:00
            """);
        var test = new Query(Set.of(), Set.of("test"), Set.of(), Set.of(), APRIL.window());

        var tile = new Summary(NONE).measure(history, APRIL).results().get(1);

        assertThat(tile.metric()).isEqualTo("change-lead-time");
        assertThat(tile.value()).isEqualTo(3600);
        assertThat(tile.of()).isEqualTo(2);
        assertThat(new Summary(NONE).measure(history, test).results().get(1).of())
                .isEqualTo(1);
    }

    private static String successes(String month, int count, int known) {
        return IntStream.range(0, count)
                .mapToObj(i -> "api production Succeeded %1$s-%2$02dT10:00:00 %1$s-%2$02dT10:05:00 %3$s\n"
                        .formatted(month, 2 + i % 28, i < known ? "committed=%s-01T09:00:00".formatted(month) : ""))
                .collect(Collectors.joining());
    }
}
