package io.deployinsights.insights.window;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** How long a bucket is. Weeks are ISO weeks: they start on Monday. */
public enum Granularity {
    DAILY {
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

    abstract LocalDate startOfBucket(LocalDate day);

    abstract LocalDate next(LocalDate start);

    abstract Duration typicalLength();
}
