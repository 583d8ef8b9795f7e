package io.deployinsights.insights.evidence;

import java.time.DayOfWeek;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An hour of the week, or of every day.
 *
 * @param day null for every day
 * @param hour from 0 to 23
 */
public record WeekHour(@Nullable DayOfWeek day, int hour) {

    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

    private static final Pattern TEXT = Pattern.compile("(?:([a-z]{3})-)?([01]?\\d|2[0-3])");

    /**
     * The hour that a text names: {@code 13} of every day, {@code mon-13} of Mondays.
     *
     * @throws IllegalArgumentException saying what is allowed
     */
    public static WeekHour parse(String text) {
        var matcher = TEXT.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw notAllowed();
        }
        var day = matcher.group(1);
        return new WeekHour(day == null ? null : day(day), Integer.parseInt(matcher.group(2)));
    }

    boolean includes(ZonedDateTime moment) {
        return moment.getHour() == hour && (day == null || moment.getDayOfWeek() == day);
    }

    private static DayOfWeek day(String name) {
        int place = DAYS.indexOf(name);
        if (place < 0) {
            throw notAllowed();
        }
        return DayOfWeek.of(place + 1);
    }

    private static IllegalArgumentException notAllowed() {
        return new IllegalArgumentException(
                "allowed is an hour from 0 to 23, alone or of a weekday (mon-13, tue-13, wed-13, thu-13, fri-13,"
                        + " sat-13, sun-13)");
    }
}
