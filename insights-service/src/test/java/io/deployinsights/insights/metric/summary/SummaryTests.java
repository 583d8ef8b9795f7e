package io.deployinsights.insights.metric.summary;

import static io.deployinsights.insights.history.Histories.history;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.deployinsights.insights.benchmark.Band;
import io.deployinsights.insights.benchmark.Benchmark;
import io.deployinsights.insights.benchmark.Limit;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.window.Window;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SummaryTests {

    private static final Benchmark REPORT = new Benchmark(
            2023,
            "a report",
            Map.of(
                    "frequency", Map.of(Band.ELITE, new Limit(86_400, false), Band.HIGH, new Limit(604_800, true)),
                    "lead-time", Map.of(Band.ELITE, new Limit(3600, false), Band.HIGH, new Limit(7200, true)),
                    "failure-rate", Map.of(Band.ELITE, new Limit(0.05, true)),
                    "recovery-time", Map.of(Band.ELITE, new Limit(3600, false))));

    /** The 3rd and 4th of March, after the 1st and 2nd. */
    private static final Query TWO_DAYS = during("2026-03-03T00:00:00Z", "2026-03-05T00:00:00Z", "UTC");

    private static final DeploymentHistory HISTORY = history("""
        api  production  Succeeded  2026-03-01T10:00:00  2026-03-01T10:10:00  committed=2026-03-01T06:10:00
        api  production  Failed     2026-03-02T10:00:00  2026-03-02T10:30:00
        api  production  Succeeded  2026-03-03T10:00:00  2026-03-03T10:30:00  committed=2026-03-03T09:30:00
        api  production  Failed     2026-03-03T11:00:00  2026-03-03T11:10:00
        api  production  Succeeded  2026-03-03T12:00:00  2026-03-03T12:10:00  committed=2026-03-03T10:10:00
        web  staging     Succeeded  2026-03-04T10:00:00  2026-03-04T10:05:00  committed=2026-03-04T09:00:00
        web  production  Succeeded  2026-03-04T11:00:00  2026-03-04T11:05:00
        web  production  Building   2026-03-04T12:00:00  -
        """);

    @Test
    void listsTheFiveInOrderWithTheDeploymentsBehindThem() {
        var tiles = tiles(HISTORY, TWO_DAYS);

        assertThat(tiles.stream().map(Tile::metric))
                .containsExactly(
                        "deployment-frequency", "change-lead-time", "failure-rate", "recovery-time", "rework-rate");
        assertThat(tiles.stream().map(Tile::unit))
                .containsExactly("deploymentsPerDay", "seconds", "share", "seconds", "share");
        // 4 successes in 2 days; 1 h and 2 h; 1 of 5 finished; 24 h and 1 h; 2 of 4 successes.
        assertThat(tiles.stream().map(Tile::value)).containsExactly(2.0, 5400.0, 0.2, 45_000.0, 0.5);
        assertThat(tiles.stream().map(Tile::deployments)).containsExactly(4, 2, 5, 2, 4);
        assertThat(tiles.get(1).excluded())
                .isEqualTo(Map.of("inProgress", 1L, "notSucceeded", 1L, "notProduction", 1L, "missingCommit", 1L));
    }

    @Test
    void comparesWithThePeriodBefore() {
        var tiles = tiles(HISTORY, TWO_DAYS);

        var from = Instant.parse("2026-03-01T00:00:00Z");
        var to = Instant.parse("2026-03-03T00:00:00Z");
        assertThat(tiles.stream().map(Tile::before))
                .containsExactly(
                        new Tile.Before(from, to, 0.5, 1),
                        new Tile.Before(from, to, 14_400.0, 1),
                        new Tile.Before(from, to, 0.5, 2),
                        new Tile.Before(from, to, null, 0),
                        new Tile.Before(from, to, 0.0, 1));
        assertThat(tiles.stream()
                        .map(tile ->
                                tile.change() == null ? null : tile.change().direction()))
                .containsExactly("better", "better", "better", null, "worse");
        assertThat(tiles.stream().map(Tile::change).filter(Objects::nonNull).map(Tile.Change::moreThanNoise))
                .containsOnly(false);
    }

    @Test
    void holdsTheFrequencyOfTheAverageServiceAgainstTheThresholds() {
        var benchmarks = tiles(HISTORY, TWO_DAYS).stream().map(Tile::benchmark).toList();

        // 2 a day of two services.
        assertThat(benchmarks)
                .containsExactly(
                        new Tile.Comparison("high", 1.0, 2023, "a report"),
                        new Tile.Comparison("high", 5400, 2023, "a report"),
                        new Tile.Comparison("low", 0.2, 2023, "a report"),
                        new Tile.Comparison("low", 45_000, 2023, "a report"),
                        null);
    }

    @Test
    void measuresDeploymentsWhereNoChangeIsKnown() {
        var staging = new Query(Set.of(), Set.of("staging"), Set.of(), Set.of(), TWO_DAYS.window());

        var tile = tiles(HISTORY, staging).get(1);

        assertThat(tile.metric()).isEqualTo("lead-time");
        assertThat(tile.value()).isEqualTo(300);
        assertThat(tile.benchmark()).isEqualTo(new Tile.Comparison("elite", 300, 2023, "a report"));
    }

    @Test
    void averagesOverServicesWithASuccess() {
        var history = history("""
            api  production  Succeeded  2026-03-03T10:00:00  -
            api  production  Succeeded  2026-03-03T11:00:00  -
            web  production  Failed     2026-03-03T10:00:00  -
            job  production  Succeeded  2026-02-03T10:00:00  -
            """);

        var frequency =
                tiles(history, during("2026-03-03", "2026-03-04", "UTC")).getFirst();

        assertThat(frequency.benchmark()).isEqualTo(new Tile.Comparison("elite", 2, 2023, "a report"));
    }

    @Test
    void distinguishesMoreThanNoiseFromNoise() {
        var history = history("api staging Succeeded 2026-03-01T01:00:00 -\n"
                + IntStream.range(10, 40)
                        .mapToObj("api staging Succeeded 2026-03-02T01:%d:00 -\n"::formatted)
                        .collect(Collectors.joining()));

        var change = tiles(history, during("2026-03-02", "2026-03-03", "UTC"))
                .getFirst()
                .change();

        assertThat(change).isNotNull();
        assertThat(change.difference()).isEqualTo(29);
        assertThat(change.moreThanNoise()).isTrue();
        assertThat(change.confidence95()).isNotNull();
        // The score intervals of 30 are 21.02 to 42.82, and of 1 are 0.18 to 5.66.
        assertThat(change.confidence95().getFirst()).isCloseTo(29 - Math.hypot(8.984, 4.665), within(0.01));
    }

    @Test
    void comparesNothingWhereTheHistoryDoesNotReachBack() {
        assertThat(tiles(HISTORY, during("2026-03-03T00:00:00Z", "2026-03-05T00:00:01Z", "UTC")))
                .allMatch(tile -> tile.before() == null && tile.change() == null);
        assertThat(tiles(HISTORY, Query.ALL)).allMatch(tile -> tile.before() == null);
    }

    @Test
    void goesBackAsManyDaysOverAChangeOfClocks() {
        var history = history("""
            api  staging  Succeeded  2026-03-20T10:00:00  -
            api  staging  Succeeded  2026-03-30T10:00:00  -
            """);

        var before = tiles(history, during("2026-03-29T22:00:00Z", "2026-04-01T22:00:00Z", "Europe/Berlin"))
                .getFirst()
                .before();

        assertThat(before).isNotNull();
        assertThat(before.from()).isEqualTo("2026-03-26T23:00:00Z");
    }

    @Test
    void hasNoNumbersOfNothing() {
        var nobody = new Query(Set.of("nobody"), Set.of(), Set.of(), Set.of(), Window.ALL);

        for (var tiles : List.of(tiles(HISTORY, nobody), tiles(history(""), Query.ALL))) {
            assertThat(tiles).hasSize(5).allMatch(tile -> tile.value() == null && tile.benchmark() == null);
        }
    }

    @Test
    void countsAQuietPeriodAsNoDeploymentADay() {
        var frequency =
                tiles(HISTORY, during("2026-03-10", "2026-03-12", "UTC")).getFirst();

        assertThat(frequency.value()).isZero();
        assertThat(frequency.benchmark()).isEqualTo(new Tile.Comparison("low", 0, 2023, "a report"));
    }

    private static List<Tile> tiles(DeploymentHistory history, Query query) {
        return new Summary(REPORT).measure(history, query).results();
    }

    private static Query during(String from, String to, String zone) {
        return Query.ALL.during(new Window(moment(from), moment(to), ZoneId.of(zone)));
    }

    private static Instant moment(String text) {
        return Instant.parse(text.contains("T") ? text : text + "T00:00:00Z");
    }
}
