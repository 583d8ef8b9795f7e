package io.deployinsights.insights.window;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * A window whose ends are both known, the missing ones taken from the deployments there are.
 *
 * @param fromMillis the first epoch millisecond inside
 * @param toMillis the first one after
 */
public record Span(long fromMillis, long toMillis, ZoneId zone) {

    /** No time at all. */
    public static final Span EMPTY = new Span(0, 0, ZoneOffset.UTC);

    /**
     * The window itself where it is closed; an open end becomes the start of the first deployment's day, or the end of the last one's.
     *
     * @param firstMillis the earliest start of all deployments
     * @param lastMillis the latest
     */
    public static Span of(Window window, long firstMillis, long lastMillis) {
        var zone = window.zone();
        long from = window.from() == null ? Buckets.millis(Buckets.day(firstMillis, zone), zone) : window.fromMillis();
        long to = window.to() == null
                ? Buckets.millis(Buckets.day(lastMillis, zone).plusDays(1), zone)
                : window.toMillis();
        return new Span(from, Math.max(from, to), zone);
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
