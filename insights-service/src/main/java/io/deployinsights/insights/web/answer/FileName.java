package io.deployinsights.insights.web.answer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What a file with an answer is called: after its metric and its window. */
final class FileName {

    private FileName() {}

    /** Such as {@code lead-time-from-2026-03-25-to-2026-04-14.csv}, with the days of the window's zone. */
    static String of(Question<?> question) {
        var window = question.query().window();
        return question.name() + part("-from-", day(window.from(), window.zone()))
                + part("-to-", day(window.to(), window.zone())) + ".csv";
    }

    private static String part(String name, @Nullable LocalDate day) {
        return day == null ? "" : name + day;
    }

    private static @Nullable LocalDate day(@Nullable Instant moment, ZoneId zone) {
        return moment == null ? null : LocalDate.ofInstant(moment, zone);
    }
}
