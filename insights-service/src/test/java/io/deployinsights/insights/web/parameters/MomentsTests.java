package io.deployinsights.insights.web.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTests {

    @ParameterizedTest
    @CsvSource({
        // A date is the start of that day, also of one that begins at one o'clock.
        "2026-04-01, Europe/Berlin, 2026-03-31T22:00:00Z",
        "2026-04-01, UTC, 2026-04-01T00:00:00Z",
        "2026-03-08, America/Havana, 2026-03-08T05:00:00Z",
        "2026-04-01T09:30:00Z, Europe/Berlin, 2026-04-01T09:30:00Z",
        "2026-04-01T09:30Z, UTC, 2026-04-01T09:30:00Z",
        "2026-04-01T09:30:00.123456789-05:30, UTC, 2026-04-01T15:00:00.123456789Z",
        "2026-04-01T09:30:00+02:00, UTC, 2026-04-01T07:30:00Z",
        "2026-04-01T09:30:00 02:00, UTC, 2026-04-01T07:30:00Z",
        "2026-04-01T09:30, Europe/Berlin, 2026-04-01T07:30:00Z",
        "2026-04-01T09:30:15.5, Europe/Berlin, 2026-04-01T07:30:15.500Z",
        // A local time that does not exist is as much later as the clock was put forward.
        "2026-03-29T02:30, Europe/Berlin, 2026-03-29T01:30:00Z",
        "0001-01-01, UTC, 0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z, UTC, 9999-12-31T23:59:59Z",
    })
    void understandsDatesAndDateTimes(String text, ZoneId zone, Instant expected) {
        assertThat(Moments.parse(text, zone)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "today",
                "2026",
                "2026-4-1",
                "2026-02-30",
                "2026-13-01",
                "2026-04-01T24:00",
                "2026-04-01 09:30",
                "2026-04-01T09:30:60Z",
                "2026-04-01T09:30+19:00",
                "20260401",
                "+10000-01-01",
                "99999-01-01",
                "0000-12-31",
                "-0001-01-01",
                "1775000000",
                "2026-04-01T09:30:00[Europe/Berlin]",
                "2026-04-01\0"
            })
    void refusesAnythingElse(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Moments.parse(text, ZoneId.of("UTC")))
                .withMessageContainingAll("ISO-8601", "0001 to 9999");
    }
}
