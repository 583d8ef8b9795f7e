package io.deployinsights.insights.metric.throughput;

import static io.deployinsights.insights.exclusion.Reason.MISSING_START;
import static io.deployinsights.insights.history.Histories.history;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.metric.Grouping;
import io.deployinsights.insights.metric.throughput.Frequency.Bucket;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.window.Granularity;
import io.deployinsights.insights.window.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FrequencyTests {

    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");

    private static final Instant FOURTH_OF_MARCH = Instant.parse("2026-03-04T12:00:00Z");

    private final Frequency daily = new Frequency(Granularity.DAILY);

    @Test
    void splitsByOutcomeAndCountsEmptyDays() {
        var history = history("""
            api  staging     Succeeded   2026-03-02T00:00:00      -
            api  production  Failed      2026-03-02T23:59:59.999  -
            api  production  RolledBack  2026-03-02T12:00:00      -
            api  production  Cancelled   2026-03-02T12:00:00      -
            api  production  Building    2026-03-02T12:00:00      2026-03-02T13:00:00
            api  production  Unheard     2026-03-02T12:00:00      -
            api  staging     Succeeded   2026-03-04T00:00:00      -
            """, FOURTH_OF_MARCH);

        var results = daily.measure(history, Query.ALL).results();

        assertThat(results)
                .containsExactly(new Frequency.Result(
                        "api",
                        7,
                        7 / 3.0,
                        2 / 3.0,
                        7 * (7 / 3.0),
                        List.of(
                                new Bucket(LocalDate.parse("2026-03-02"), 6, 1, 1, 1, 1, 1),
                                new Bucket(LocalDate.parse("2026-03-03"), 0, 0, 0, 0, 0, 0),
                                new Bucket(LocalDate.parse("2026-03-04"), 1, 1, 0, 0, 0, 0))));
    }

    @Test
    void addsUpAllServicesWhereTheyAreOneGroup() {
        var history = history("""
            api  staging     Succeeded   2026-03-04T00:00:00      -
            web  production  Failed      2026-03-03T23:59:59.999  -
            """, FOURTH_OF_MARCH);

        var results = new Frequency(Granularity.DAILY, Grouping.ALL)
                .measure(history, Query.ALL)
                .results();

        assertThat(results)
                .containsExactly(new Frequency.Result(
                        null,
                        2,
                        1.0,
                        0.5,
                        7.0,
                        List.of(
                                new Bucket(LocalDate.parse("2026-03-03"), 1, 0, 1, 0, 0, 0),
                                new Bucket(LocalDate.parse("2026-03-04"), 1, 1, 0, 0, 0, 0))));
    }

    @Test
    void dividesByTheDaysOfTheWindow() {
        var history = history("api staging Succeeded 2026-03-02T10:00:00 -");
        var week = window("2026-03-01T00:00:00Z", "2026-03-08T00:00:00Z", ZoneOffset.UTC);

        var results = daily.measure(history, week).results();

        assertThat(results).singleElement().satisfies(api -> {
            assertThat(api.perDay()).isEqualTo(1.0 / 7);
            assertThat(api.perWeek()).isEqualTo(1.0);
            assertThat(api.buckets()).hasSize(7);
        });
    }

    @Test
    void cutsDaysInTheTimeZoneWhenSummerTimeBegins() {
        // In Copenhagen 29 March 2026 has 23 hours: from 28 March 23:00 UTC to 29 March 22:00 UTC.
        var history = history("""
            api  staging  Succeeded  2026-03-28T22:59:59  -
            api  staging  Succeeded  2026-03-28T23:00:00  -
            api  staging  Succeeded  2026-03-29T21:59:59  -
            api  staging  Succeeded  2026-03-29T22:00:00  -
            """, Instant.parse("2026-03-30T21:59:59Z"));

        var results = daily.measure(history, allTimeIn(COPENHAGEN)).results();

        assertThat(results).singleElement().satisfies(api -> {
            assertThat(api.buckets())
                    .extracting(bucket -> bucket.start() + " " + bucket.deployments())
                    .containsExactly("2026-03-28 1", "2026-03-29 2", "2026-03-30 1");
            assertThat(api.perDay()).isEqualTo(4.0 / 3);
        });
    }

    @Test
    void cutsDaysInTheTimeZoneWhenSummerTimeEnds() {
        // In Copenhagen 25 October 2026 has 25 hours: from 24 October 22:00 UTC to 25 October 23:00 UTC.
        var history = history("""
            api  staging  Succeeded  2026-10-24T21:59:59  -
            api  staging  Succeeded  2026-10-24T22:00:00  -
            api  staging  Succeeded  2026-10-25T22:59:59  -
            api  staging  Succeeded  2026-10-25T23:00:00  -
            """, Instant.parse("2026-10-26T00:00:00Z"));

        var results = daily.measure(history, allTimeIn(COPENHAGEN)).results();

        assertThat(results)
                .singleElement()
                .satisfies(api -> assertThat(api.buckets())
                        .extracting(bucket -> bucket.start() + " " + bucket.deployments())
                        .containsExactly("2026-10-24 1", "2026-10-25 2", "2026-10-26 1"));
    }

    @Test
    void startsWeeksOnMonday() {
        var history = history("""
            api  staging  Succeeded  2026-03-01T10:00:00  -
            api  staging  Succeeded  2026-03-02T10:00:00  -
            api  staging  Succeeded  2026-03-16T10:00:00  -
            """, Instant.parse("2026-03-16T10:00:00Z"));

        var results =
                new Frequency(Granularity.WEEKLY).measure(history, Query.ALL).results();

        assertThat(results).singleElement().satisfies(api -> {
            assertThat(api.buckets())
                    .extracting(bucket -> bucket.start() + " " + bucket.deployments())
                    .containsExactly("2026-02-23 1", "2026-03-02 1", "2026-03-09 0", "2026-03-16 1");
            assertThat(api.perDay()).isEqualTo(3.0 / 16);
        });
    }

    @Test
    void startsMonthsOnTheirFirstDay() {
        var history = history("""
            api  staging  Succeeded  2026-01-31T10:00:00  -
            api  staging  Succeeded  2026-03-01T00:00:00  -
            """, FOURTH_OF_MARCH);

        var results =
                new Frequency(Granularity.MONTHLY).measure(history, Query.ALL).results();

        assertThat(results)
                .singleElement()
                .satisfies(api -> assertThat(api.buckets())
                        .extracting(bucket -> bucket.start() + " " + bucket.deployments())
                        .containsExactly("2026-01-01 1", "2026-02-01 0", "2026-03-01 1"));
    }

    @Test
    void listsAServiceWithNothingInTheWindow() {
        var history = history("api staging Succeeded 2026-03-02T10:00:00 -");
        var later = window("2026-04-01T00:00:00Z", "2026-04-03T00:00:00Z", ZoneOffset.UTC);

        var results = daily.measure(history, later).results();

        assertThat(results)
                .containsExactly(new Frequency.Result(
                        "api",
                        0,
                        0.0,
                        0.0,
                        0.0,
                        List.of(
                                new Bucket(LocalDate.parse("2026-04-01"), 0, 0, 0, 0, 0, 0),
                                new Bucket(LocalDate.parse("2026-04-02"), 0, 0, 0, 0, 0, 0))));
    }

    @Test
    void hasNoRateWhereThereAreNoDays() {
        var history = history("api staging Succeeded - 2026-03-02T10:00:00");

        var measurement = daily.measure(history, Query.ALL);

        assertThat(measurement.results()).containsExactly(new Frequency.Result("api", 0, null, null, null, List.of()));
        assertThat(measurement.excluded()).isEqualTo(Map.of(MISSING_START, 1L));
    }

    @Test
    void knowsHowMuchMemoryItTakesWithoutCounting() {
        var history = history("""
            api staging Succeeded 2026-03-02T10:00:00 -
            web staging Succeeded 2026-03-03T10:00:00 -
            """);
        var month = window("2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z", ZoneOffset.UTC);
        var always = window("0001-01-01T00:00:00Z", "9999-12-31T00:00:00Z", ZoneOffset.UTC);

        assertThat(daily.bytes(history, month)).isEqualTo(31 * 3 * 160);
        assertThat(daily.bytes(history.at(Instant.parse("9999-12-30T00:00:00Z")), always))
                .isGreaterThan(10_000_000L * 160);
    }

    private static Query window(String from, String to, ZoneId zone) {
        return new Query(
                Set.of(), Set.of(), Set.of(), Set.of(), new Window(Instant.parse(from), Instant.parse(to), zone));
    }

    private static Query allTimeIn(ZoneId zone) {
        return new Query(Set.of(), Set.of(), Set.of(), Set.of(), new Window(null, null, zone));
    }
}
