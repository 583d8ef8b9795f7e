package io.deployinsights.insights.window;

import java.time.Instant;

/** A stretch of time has more buckets than an answer can hold, as when one record claims to be from the year 1. */
public class TooManyBuckets extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManyBuckets(Granularity granularity, int most, long fromMillis, long toMillis) {
        super(
                "%s buckets from %s to %s are more than the %,d an answer may hold: choose a nearer 'from' and 'to' or a coarser 'granularity'"
                        .formatted(
                                granularity.key(),
                                Instant.ofEpochMilli(fromMillis),
                                Instant.ofEpochMilli(toMillis),
                                most));
    }
}
