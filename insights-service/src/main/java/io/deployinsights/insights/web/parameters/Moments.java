package io.deployinsights.insights.web.parameters;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.regex.Pattern;

/** Moments as people and scripts write them in an address. */
final class Moments {

    private static final String ALLOWED =
            "allowed is an ISO-8601 date (2026-04-01), date-time (2026-04-01T09:30:00Z, 2026-04-01T09:30:00+02:00) or local date-time"
                    + " (2026-04-01T09:30), from year 0001 to 9999";

    private static final DateTimeFormatter DATE_OR_DATE_TIME = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffsetId()
            .toFormatter();

    /** In an address a plus that isn't escaped means a space. */
    private static final Pattern LOST_PLUS = Pattern.compile("(T.*) (\\d\\d:\\d\\d)$");

    private Moments() {}

    /**
     * The moment that a text names: a date is the start of that day in the zone.
     *
     * @throws IllegalArgumentException saying what is allowed
     */
    static Instant parse(String text, ZoneId zone) {
        try {
            var parsed = DATE_OR_DATE_TIME
                    .withResolverStyle(ResolverStyle.STRICT)
                    .parseBest(
                            LOST_PLUS.matcher(text).replaceFirst("$1+$2"),
                            OffsetDateTime::from,
                            LocalDateTime::from,
                            LocalDate::from);
            int year = parsed.get(ChronoField.YEAR);
            if (year < 1 || year > 9999) {
                throw new IllegalArgumentException(ALLOWED);
            }
            return switch (parsed) {
                case OffsetDateTime time -> time.toInstant();
                case LocalDateTime time -> time.atZone(zone).toInstant();
                default -> LocalDate.from(parsed).atStartOfDay(zone).toInstant();
            };
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(ALLOWED, e);
        }
    }
}
