package io.deployinsights.insights.selection;

import static io.deployinsights.insights.history.Histories.history;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.window.Window;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Until when a question is about the same deployments and days. */
class ValidityTests {

    private static final Instant NOW = Instant.parse("2026-03-28T20:00:00Z");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // An open end is that of today, wherever that is; on the 29th clocks change in Europe.
                "-, -, UTC, 2026-03-29T00:00:00Z",
                "2026-03-01T00:00:00Z, -, Europe/Copenhagen, 2026-03-28T23:00:00Z",
                "-, -, America/New_York, 2026-03-29T04:00:00Z",
                "-, -, Asia/Tokyo, 2026-03-29T15:00:00Z",
                // An end that lies ahead is open until then.
                "-, 2026-03-28T21:00:00Z, UTC, 2026-03-28T21:00:00Z",
                "-, 2026-03-30T21:00:00Z, UTC, 2026-03-29T00:00:00Z",
                // What is closed stays as it is.
                "-, 2026-03-28T20:00:00Z, UTC, -",
                "2026-03-01T00:00:00Z, 2026-03-28T00:00:00Z, UTC, -",
            })
    void endsAtMidnightWhereTheWindowIsOpen(
            @Nullable Instant from, @Nullable Instant to, ZoneId zone, @Nullable Instant until) {
        var history = history("api production Succeeded 2026-03-01T10:00:00 2026-03-01T10:05:00", NOW);

        assertThat(Query.ALL.during(new Window(from, to, zone)).validUntil(history))
                .isEqualTo(until == null ? Instant.MAX : until);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-28T21:00:00, 2026-03-28T21:05:00, 2026-03-28T21:00:00Z",
        "2026-03-28T10:00:00, 2026-03-28T22:00:00, 2026-03-28T21:55:00Z",
        // Within five minutes from now it counts already.
        "2026-03-28T20:05:00, -, 2026-03-29T00:00:00Z",
        "2027-03-28T10:00:00, -, 2026-03-29T00:00:00Z",
    })
    void endsWhenWhatLiesAheadBeginsToCount(String start, String finish, Instant until) {
        var history = history("api production Succeeded %s %s".formatted(start, finish), NOW);

        assertThat(Query.ALL.validUntil(history)).isEqualTo(until);
    }
}
