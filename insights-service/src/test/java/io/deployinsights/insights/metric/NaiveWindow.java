package io.deployinsights.insights.metric;

import io.deployinsights.insights.deployment.Deployment;
import io.deployinsights.insights.selection.Query;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the days of a window are counted by, sentence by sentence of the definitions. */
record NaiveWindow(List<Deployment> deployments, Query query, Instant now) {

    /** Its beginning, or that of the first day; empty when it has none and nothing is selected. */
    Optional<Instant> begin() {
        return Optional.ofNullable(query.window().from()).or(() -> firstDay());
    }

    /** Its end, or that of today where it is open; never before its beginning. */
    Instant end() {
        var to = query.window().to();
        boolean isOpen = to == null || to.isAfter(now);
        var end = isOpen
                ? NaiveTime.day(now, zone()).plusDays(1).atStartOfDay(zone()).toInstant()
                : to;
        return begin().filter(end::isBefore).orElse(end);
    }

    double days() {
        return begin().map(begin -> NaiveTime.days(begin, end(), zone())).orElse(0.0);
    }

    /** As many days and hours before it, from then to its beginning; empty where the first deployment asked for is of a later day. */
    Optional<Instant> beginBefore() {
        var from = query.window().from();
        if (from == null || !end().isAfter(from)) {
            return Optional.empty();
        }
        int days = 0;
        while (!from.atZone(zone()).plusDays(days + 1L).toInstant().isAfter(end())) {
            days++;
        }
        var rest = Duration.between(from.atZone(zone()).plusDays(days).toInstant(), end());
        var begin = from.atZone(zone()).minusDays(days).toInstant().minus(rest);
        return firstDay().filter(day -> !begin.isBefore(day)).map(day -> begin);
    }

    /** The day of the first deployment that the filters ask for, whenever the window is. */
    private Optional<Instant> firstDay() {
        return new NaiveSelection(deployments, query)
                .atAnyTime()
                .filter(d -> NaiveRecord.isInTime(d, now))
                .map(Deployment::startedAt)
                .min(Comparator.naturalOrder())
                .map(first -> NaiveTime.day(first, zone()).atStartOfDay(zone()).toInstant());
    }

    private ZoneId zone() {
        return query.window().zone();
    }
}
