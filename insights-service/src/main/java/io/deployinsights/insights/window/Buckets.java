package io.deployinsights.insights.window;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Contiguous days, weeks or months of a time zone, without a gap from the first to the last. */
public final class Buckets {

    private final List<LocalDate> starts;
    /** The first millisecond of each bucket and, at the end, the first after the last. */
    private final long[] boundaries;

    /** About how many buckets a millisecond is. */
    private final double perMilli;

    private Buckets(List<LocalDate> starts, long[] boundaries, long typicalMillis) {
        this.starts = starts;
        this.boundaries = boundaries;
        perMilli = 1.0 / typicalMillis;
    }

    /**
     * The buckets that have a part in a stretch of time; no time has none.
     *
     */
    public static Buckets of(Span span, Granularity granularity) {
        long fromMillis = span.fromMillis();
        long toMillis = span.toMillis();
        var zone = span.zone();
        if (toMillis <= fromMillis) {
            return new Buckets(List.of(), new long[1], 1);
        }
        long typicalMillis = granularity.typicalLength().toMillis();
        var first = granularity.startOfBucket(day(fromMillis, zone));
        var last = day(toMillis - 1, zone);
        var starts = new ArrayList<LocalDate>();
        for (var start = first; !start.isAfter(last); start = granularity.next(start)) {
            starts.add(start);
        }
        long[] boundaries = new long[starts.size() + 1];
        for (int i = 0; i < starts.size(); i++) {
            boundaries[i] = millis(starts.get(i), zone);
        }
        boundaries[starts.size()] = millis(granularity.next(starts.getLast()), zone);
        return new Buckets(List.copyOf(starts), boundaries, typicalMillis);
    }

    /** The day each bucket starts on. */
    public List<LocalDate> starts() {
        return starts;
    }

    public int size() {
        return starts.size();
    }

    /** The number of the bucket that a moment falls into; of one outside of all, that of the nearest. There must be a bucket. */
    public int indexOf(long millis) {
        // Buckets are nearly of one length, so the place is found but for a step or two: no search per deployment, and
        // a
        // multiplication instead of a division that takes ten times as long.
        int last = boundaries.length - 2;
        int index = Math.clamp((long) ((millis - boundaries[0]) * perMilli), 0, last);
        while (index > 0 && millis < boundaries[index]) {
            index--;
        }
        while (index < last && millis >= boundaries[index + 1]) {
            index++;
        }
        return index;
    }

    static LocalDate day(long millis, ZoneId zone) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(millis), zone);
    }

    static long millis(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant().toEpochMilli();
    }
}
