package io.deployinsights.insights.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanTests {

    @ParameterizedTest
    @CsvSource({
        // A week over the begin of summer time in Copenhagen has 167 hours and seven days, one over its end 169.
        "2026-03-25T23:00:00Z, 2026-04-01T22:00:00Z, Europe/Copenhagen, 7",
        "2026-10-21T22:00:00Z, 2026-10-28T23:00:00Z, Europe/Copenhagen, 7",
        // Half of a day of 23 hours is 11.5 hours.
        "2026-03-28T23:00:00Z, 2026-03-29T10:30:00Z, Europe/Copenhagen, 0.5",
        "2026-03-01T00:00:00Z, 2026-03-01T06:00:00Z, UTC, 0.25",
        "2026-03-01T12:00:00Z, 2026-03-02T12:00:00Z, UTC, 1",
        "2026-03-01T12:00:00Z, 2026-03-01T12:00:00Z, UTC, 0",
    })
    void countsDaysOfTheTimeZone(Instant from, Instant to, ZoneId zone, double days) {
        var span = Span.of(new Window(from, to, zone), 0, Instant.parse("2026-12-01T00:00:00Z"));

        assertThat(span.days()).isCloseTo(days, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({
        "UTC, 2026-03-01T00:00:00Z, 2026-03-04T00:00:00Z, 3",
        "America/New_York, 2026-03-01T05:00:00Z, 2026-03-04T05:00:00Z, 3",
        "Asia/Tokyo, 2026-03-01T15:00:00Z, 2026-03-04T15:00:00Z, 3",
    })
    void countsOpenEndsFromTheFirstDeploymentsDayToToday(ZoneId zone, Instant from, Instant to, double days) {
        var now = Instant.parse("2026-03-03T20:00:00Z");
        long first = Instant.parse("2026-03-01T20:00:00Z").toEpochMilli();

        var span = Span.of(new Window(null, null, zone), first, now);

        assertThat(Instant.ofEpochMilli(span.fromMillis())).isEqualTo(from);
        assertThat(Instant.ofEpochMilli(span.toMillis())).isEqualTo(to);
        assertThat(span.days()).isEqualTo(days);
    }

    @ParameterizedTest
    @CsvSource({
        // Clocks changed on the 29th of March: the month to date has 30 days all the same.
        "2026-03-01T00:00:00+01:00, 2026-03-30T08:00:00Z, Europe/Copenhagen, 30",
        "2026-10-01T00:00:00+02:00, 2026-10-30T08:00:00Z, Europe/Copenhagen, 30",
        // In Beirut the 29th of March 2026 has no midnight.
        "2026-03-01T00:00:00+02:00, 2026-03-29T10:00:00Z, Asia/Beirut, 29",
        // A day that begins in the afternoon is half of one.
        "2026-03-01T12:00:00Z, 2026-03-02T01:00:00Z, UTC, 1.5",
        // Of a beginning that lies ahead of today there is nothing.
        "2026-03-05T12:00:00Z, 2026-03-02T01:00:00Z, UTC, 0",
    })
    void countsTheWholeOfToday(OffsetDateTime from, Instant now, ZoneId zone, double days) {
        for (var end : Arrays.asList(null, now.plusSeconds(1), now.plus(Duration.ofDays(1000)))) {
            var span = Span.of(new Window(from.toInstant(), end, zone), 0, now);

            assertThat(span.days()).isCloseTo(days, within(1e-12));
        }
    }

    @Test
    void closesAWindowThatEndsNow() {
        var now = Instant.parse("2026-03-02T06:00:00Z");

        var span = Span.of(new Window(Instant.parse("2026-03-01T00:00:00Z"), now, ZoneOffset.UTC), 0, now);

        assertThat(span.days()).isEqualTo(1.25);
    }
}
