package seed;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/** When the company works: weekdays from nine to half past five in Copenhagen, public holidays and Christmas week off. */
final class WorkCalendar {
    static final ZoneId HOME = ReferenceTime.ZONE;
    static final int MINUTES_PER_DAY = 510;

    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalDate CHRISTMAS = LocalDate.parse("2025-12-24");
    private static final LocalDate NEW_YEAR = LocalDate.parse("2026-01-01");
    private static final Set<LocalDate> EASTER =
            Set.of(LocalDate.parse("2026-04-02"), LocalDate.parse("2026-04-03"), LocalDate.parse("2026-04-06"));

    private WorkCalendar() {}

    /** The moment after so much working time; from outside working hours it counts from the next opening. */
    static Instant plusWorking(Instant from, Duration work) {
        var at = from.atZone(HOME).truncatedTo(ChronoUnit.SECONDS);
        var left = work.toSeconds();
        while (true) {
            at = nextOpen(at);
            var untilClose = ChronoUnit.SECONDS.between(at, closing(at));
            if (left < untilClose) {
                return at.plusSeconds(left).toInstant();
            }
            left -= untilClose;
            at = closing(at);
        }
    }

    private static ZonedDateTime nextOpen(ZonedDateTime at) {
        var open = at;
        while (!works(open.toLocalDate()) || !open.isBefore(closing(open))) {
            open = open.toLocalDate().plusDays(1).atTime(OPENS).atZone(HOME);
        }
        var opening = open.with(OPENS);
        return open.isBefore(opening) ? opening : open;
    }

    private static ZonedDateTime closing(ZonedDateTime at) {
        return at.with(OPENS).plusMinutes(MINUTES_PER_DAY);
    }

    private static boolean works(LocalDate day) {
        var weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        var christmas = !day.isBefore(CHRISTMAS) && !day.isAfter(NEW_YEAR);
        return !weekend && !christmas && !EASTER.contains(day);
    }
}
