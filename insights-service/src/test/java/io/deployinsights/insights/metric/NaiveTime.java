package io.deployinsights.insights.metric;

import io.deployinsights.insights.history.Deployment;
import io.deployinsights.insights.history.Status;
import io.deployinsights.insights.window.Granularity;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/** Days, weeks and months by the calendar, one step at a time. */
final class NaiveTime {

    private NaiveTime() {}

    /** Whether a deployment can have started when it is recorded to: not before 2000, and at most five minutes from now. */
    static boolean isPossible(Deployment d, Instant now) {
        var start = d.startedAt();
        return start != null
                && !start.isBefore(Instant.parse("2000-01-01T00:00:00Z"))
                && !start.isAfter(now.plus(Duration.ofMinutes(5)));
    }

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

    /**
     * The lead time of a deployment that has one.
     *
     * @param everywhere whether that of a change is that of any environment
     */
    static Optional<Double> leadSeconds(Deployment d, LeadTime.Beginning beginning, boolean everywhere) {
        var start = d.startedAt();
        var finish = d.finishedAt();
        if (Status.named(d.status()) != Status.SUCCEEDED
                || start == null
                || (finish != null && finish.isBefore(start))) {
            return Optional.empty();
        }
        return switch (beginning) {
            case START -> finish == null ? Optional.empty() : Optional.of(seconds(start, finish));
            case COMMIT -> {
                var commit = d.committedAt();
                var end = finish == null ? start : finish;
                boolean known =
                        (everywhere || NaiveSelection.isProduction(d)) && commit != null && !commit.isAfter(end);
                yield known ? Optional.of(seconds(commit, end)) : Optional.empty();
            }
        };
    }
}
