package io.deployinsights.insights.metric.activity;

import io.deployinsights.insights.exclusion.Facts;
import io.deployinsights.insights.exclusion.Reason;
import io.deployinsights.insights.history.Chunk;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.metric.Measurement;
import io.deployinsights.insights.metric.Metric;
import io.deployinsights.insights.metric.Table;
import io.deployinsights.insights.selection.Count;
import io.deployinsights.insights.selection.Picked;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.selection.Scan;
import io.deployinsights.insights.selection.Selection;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** When in the week deployments are started, in the zone of the question. */
public final class Activity implements Metric<Activity.HourOfWeek> {

    private static final List<String> WEEKDAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final int HOURS = 24;
    private static final int BYTES_AN_HOUR = 100;

    /** Zones differ from each other by whole quarters of an hour. */
    private static final long QUARTER_MILLIS = 900_000;

    /**
     * The deployments started in one hour of one weekday.
     *
     * @param weekday {@code mon} to {@code sun}
     * @param hour from 0 to 23
     */
    public record HourOfWeek(String weekday, int hour, int deployments) {}

    private static final Table<HourOfWeek, HourOfWeek> TABLE = Table.of(HourOfWeek.class)
            .with("weekday", HourOfWeek::weekday)
            .with("hour", HourOfWeek::hour)
            .with("deployments", HourOfWeek::deployments);

    @Override
    public String name() {
        return "activity";
    }

    @Override
    public String summary() {
        return "Deployments by weekday and hour";
    }

    @Override
    public String details() {
        return "All 168 hours of the week from Monday on, in tz. The deployments of one are those of the metric"
                + " frequency with hour=mon-13.";
    }

    @Override
    public String definition() {
        return "Deployments by the weekday and hour in which they were started, whatever became of them.";
    }

    @Override
    public Table<HourOfWeek, ?> table() {
        return TABLE;
    }

    @Override
    public boolean hasEvidence() {
        return false;
    }

    @Override
    public @Nullable Reason exclusion(Facts facts) {
        return facts.whyNowhere();
    }

    @Override
    public long bytes(DeploymentHistory history, Query query) {
        return (long) WEEKDAYS.size() * HOURS * BYTES_AN_HOUR;
    }

    @Override
    public Measurement<HourOfWeek> measure(DeploymentHistory history, Query query) {
        var zone = query.window().zone();
        var scan = Scan.of(history, Selection.together(history, query), this, () -> new Week(zone));
        return new Measurement<>(scan.counted().hours(), scan.excluded());
    }

    /** How many were started in each hour of the week. */
    private static final class Week implements Count<Week> {

        private final ZoneId zone;
        private final int[] counts = new int[WEEKDAYS.size() * HOURS];

        /** The quarter of an hour of the last deployment, and where in the week it is: starts are mostly in order. */
        private long quarter = Long.MIN_VALUE;

        private int place;

        Week(ZoneId zone) {
            this.zone = zone;
        }

        @Override
        public void add(Chunk chunk, Picked started) {
            for (int i = 0; i < started.size(); i++) {
                counts[placeOf(chunk.startedAtMillis(started.place(i)))]++;
            }
        }

        @Override
        public void add(Week later) {
            Arrays.setAll(counts, hour -> counts[hour] + later.counts[hour]);
        }

        List<HourOfWeek> hours() {
            return IntStream.range(0, counts.length)
                    .mapToObj(hour -> new HourOfWeek(WEEKDAYS.get(hour / HOURS), hour % HOURS, counts[hour]))
                    .toList();
        }

        private int placeOf(long millis) {
            long of = Math.floorDiv(millis, QUARTER_MILLIS);
            if (of != quarter) {
                var time = Instant.ofEpochMilli(millis).atZone(zone);
                quarter = of;
                place = (time.getDayOfWeek().getValue() - 1) * HOURS + time.getHour();
            }
            return place;
        }
    }
}
