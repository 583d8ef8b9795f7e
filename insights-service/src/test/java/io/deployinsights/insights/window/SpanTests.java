package io.deployinsights.insights.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.ZoneId;
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
        var span = Span.of(new Window(from, to, zone), 0, 0);

        assertThat(span.days()).isCloseTo(days, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({
        "UTC, 2026-03-01T00:00:00Z, 2026-03-04T00:00:00Z",
        "America/New_York, 2026-03-01T05:00:00Z, 2026-03-04T05:00:00Z",
        "Asia/Tokyo, 2026-03-01T15:00:00Z, 2026-03-04T15:00:00Z",
    })
    void takesOpenEndsFromTheDaysOfTheFirstAndTheLastDeployment(ZoneId zone, Instant from, Instant to) {
        long first = Instant.parse("2026-03-01T20:00:00Z").toEpochMilli();
        long last = Instant.parse("2026-03-03T20:00:00Z").toEpochMilli();

        var span = Span.of(new Window(null, null, zone), first, last);

        assertThat(Instant.ofEpochMilli(span.fromMillis())).isEqualTo(from);
        assertThat(Instant.ofEpochMilli(span.toMillis())).isEqualTo(to);
    }
}
