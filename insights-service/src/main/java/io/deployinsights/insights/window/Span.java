package io.deployinsights.insights.window;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * A window whose ends are both known: what its days and buckets are counted by.
 *
 * @param fromMillis the first epoch millisecond inside
 * @param toMillis the first one after
 */
public record Span(long fromMillis, long toMillis, ZoneId zone) {

    /** No time at all. */
    public static final Span EMPTY = new Span(0, 0, ZoneOffset.UTC);

    /**
     * The window itself where it is closed; an open beginning becomes that of the first deployment's day, and an open end that of today.
     *
     * @param firstMillis the start of the first selected deployment; ignored where the window has a beginning
     * @param now what an open end is the day of
     */
    public static Span of(Window window, long firstMillis, Instant now) {
        var zone = window.zone();
        long from = window.from() == null ? Buckets.millis(Buckets.day(firstMillis, zone), zone) : window.fromMillis();
        long to = window.isOpenAt(now) ? endOfDay(now, zone).toEpochMilli() : window.toMillis();
        return new Span(from, Math.max(from, to), zone);
    }

    /** The first moment of the day after. */
    public static Instant endOfDay(Instant moment, ZoneId zone) {
        return moment.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** How many days of the time zone it lasts; a day of 23 or 25 hours is one day, and a part of a day is a fraction. */
    public double days() {
        var from = Instant.ofEpochMilli(fromMillis).atZone(zone);
        var to = Instant.ofEpochMilli(toMillis).atZone(zone);
        long whole = ChronoUnit.DAYS.between(from, to);
        var rest = from.plusDays(whole);
        var lengthOfDay = Duration.between(rest, rest.plusDays(1));
        return whole + (double) Duration.between(rest, to).toMillis() / lengthOfDay.toMillis();
    }

    /** The same as a window. */
    public Window window() {
        return new Window(Instant.ofEpochMilli(fromMillis), Instant.ofEpochMilli(toMillis), zone);
    }

    /** As many days and hours right before it. */
    public Span before() {
        var from = Instant.ofEpochMilli(fromMillis).atZone(zone);
        var to = Instant.ofEpochMilli(toMillis).atZone(zone);
        long whole = ChronoUnit.DAYS.between(from, to);
        var rest = Duration.between(from.plusDays(whole), to);
        return new Span(from.minusDays(whole).minus(rest).toInstant().toEpochMilli(), fromMillis, zone);
    }
}
