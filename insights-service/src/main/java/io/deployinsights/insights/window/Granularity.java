package io.deployinsights.insights.window;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;

/** How long a bucket is. Weeks are ISO weeks: they start on Monday. */
public enum Granularity {
    DAILY {
        @Override
        ChronoUnit unit() {
            return ChronoUnit.DAYS;
        }

        @Override
        LocalDate startOfBucket(LocalDate day) {
            return day;
        }

        @Override
        LocalDate next(LocalDate start) {
            return start.plusDays(1);
        }

        @Override
        Duration typicalLength() {
            return Duration.ofDays(1);
        }
    },
    WEEKLY {
        @Override
        ChronoUnit unit() {
            return ChronoUnit.WEEKS;
        }

        @Override
        LocalDate startOfBucket(LocalDate day) {
            return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }

        @Override
        LocalDate next(LocalDate start) {
            return start.plusWeeks(1);
        }

        @Override
        Duration typicalLength() {
            return Duration.ofDays(7);
        }
    },
    MONTHLY {
        @Override
        ChronoUnit unit() {
            return ChronoUnit.MONTHS;
        }

        @Override
        LocalDate startOfBucket(LocalDate day) {
            return day.withDayOfMonth(1);
        }

        @Override
        LocalDate next(LocalDate start) {
            return start.plusMonths(1);
        }

        @Override
        Duration typicalLength() {
            return Duration.ofDays(30);
        }
    };

    /** The finest that makes no more than so many buckets; the coarsest where none does. */
    public static Granularity finest(Span span, int most) {
        return Arrays.stream(values())
                .filter(each -> each.bucketsIn(span) <= most)
                .findFirst()
                .orElse(MONTHLY);
    }

    /** How many buckets a stretch of time has. */
    public long bucketsIn(Span span) {
        if (span.toMillis() <= span.fromMillis()) {
            return 0;
        }
        var first = startOfBucket(Buckets.day(span.fromMillis(), span.zone()));
        var last = startOfBucket(Buckets.day(span.toMillis() - 1, span.zone()));
        return 1 + unit().between(first, last);
    }

    /**
     * The granularity of a name in addresses.
     *
     * @throws IllegalArgumentException when there is none of the name
     */
    public static Granularity named(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** Its name in addresses. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    abstract ChronoUnit unit();

    abstract LocalDate startOfBucket(LocalDate day);

    abstract LocalDate next(LocalDate start);

    abstract Duration typicalLength();
}
