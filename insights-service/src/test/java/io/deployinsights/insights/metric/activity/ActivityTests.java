package io.deployinsights.insights.metric.activity;

import static io.deployinsights.insights.history.Histories.history;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.exclusion.Reason;
import io.deployinsights.insights.metric.activity.Activity.HourOfWeek;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.window.Window;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ActivityTests {

    private final Activity activity = new Activity();

    @Test
    void hasEveryHourOfTheWeek() {
        var hours = activity.measure(history("api staging Failed 2026-04-13T18:45:00 -"), Query.ALL)
                .results();

        assertThat(hours).hasSize(168).first().isEqualTo(new HourOfWeek("mon", 0, 0));
        assertThat(hours).last().isEqualTo(new HourOfWeek("sun", 23, 0));
        assertThat(busy(hours)).containsExactly(new HourOfWeek("mon", 18, 1));
    }

    @Test
    void countsInTheHoursOfTheZoneWhereThatIsHalfAnHourOff() {
        var history = history("""
            api staging Failed 2026-04-13T18:15:00 -
            api staging Failed 2026-04-13T18:29:59 -
            api staging Failed 2026-04-13T18:30:00 -
            """);

        var hours = activity.measure(history, in("Asia/Kolkata")).results();

        assertThat(busy(hours)).containsExactly(new HourOfWeek("mon", 23, 2), new HourOfWeek("tue", 0, 1));
    }

    @Test
    void leavesOutTheHourThatSummerTimeTakes() {
        var history = history("""
            api staging Failed 2026-03-29T00:30:00 -
            api staging Failed 2026-03-29T01:30:00 -
            """);

        var hours = activity.measure(history, in("Europe/Berlin")).results();

        assertThat(busy(hours)).containsExactly(new HourOfWeek("sun", 1, 1), new HourOfWeek("sun", 3, 1));
    }

    @Test
    void countsWhatWasAskedForAndExcludesWhatHasNoStart() {
        var history = history("""
            api staging Failed 2026-04-13T18:15:00 -
            api staging Failed -                   -
            web staging Failed 2026-04-13T18:15:00 -
            """);
        var ofApi = new Query(Set.of("api"), Set.of(), Set.of(), Set.of(), Window.ALL);

        var measured = activity.measure(history, ofApi);

        assertThat(busy(measured.results())).containsExactly(new HourOfWeek("mon", 18, 1));
        assertThat(measured.excluded()).isEqualTo(Map.of(Reason.MISSING_START, 1L));
    }

    private static List<HourOfWeek> busy(List<HourOfWeek> hours) {
        return hours.stream().filter(hour -> hour.deployments() > 0).toList();
    }

    private static Query in(String zone) {
        return Query.ALL.during(new Window(null, null, ZoneId.of(zone)));
    }
}
