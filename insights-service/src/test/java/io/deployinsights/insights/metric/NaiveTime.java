package io.deployinsights.insights.metric;

import io.deployinsights.insights.window.Granularity;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/** Days, weeks and months by the calendar, one step at a time. */
final class NaiveTime {

    private NaiveTime() {}

    static LocalDate day(Instant time, ZoneId zone) {
        return time.atZone(zone).toLocalDate();
    }

    static double days(Instant from, Instant to, ZoneId zone) {

        int whole = 0;
        while (!from.atZone(zone).plusDays(whole + 1L).toInstant().isAfter(to)) {
            whole++;
        }
        var cursor = from.atZone(zone).plusDays(whole);
        double rest = Duration.between(cursor.toInstant(), to).toMillis();
        return to.isAfter(from)
                ? whole + rest / Duration.between(cursor, cursor.plusDays(1)).toMillis()
                : 0;
    }

    static LocalDate bucket(Instant time, ZoneId zone, Granularity granularity) {
        var day = day(time, zone);
        return switch (granularity) {
            case DAILY -> day;
            case WEEKLY -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTHLY -> day.withDayOfMonth(1);
        };
    }

    static LocalDate next(LocalDate start, Granularity granularity) {
        return switch (granularity) {
            case DAILY -> start.plusDays(1);
            case WEEKLY -> start.plusDays(7);
            case MONTHLY -> start.plusMonths(1);
        };
    }

    static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}
