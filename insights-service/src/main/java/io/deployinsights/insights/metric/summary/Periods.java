package io.deployinsights.insights.metric.summary;

import io.deployinsights.insights.history.Chunk;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.window.Span;
import io.deployinsights.insights.window.Window;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The period that was asked about and the one to compare it with.
 *
 * @param before as long as {@code now} and right before it; null where nothing can be compared, because {@code now} has no beginning or is
 *     empty, or because the history doesn't reach back so far
 */
record Periods(Window asked, Span now, @Nullable Span before) {

    static Periods of(DeploymentHistory history, Query query) {
        var window = query.window();
        var now = query.span(history);
        if (window.from() == null || now.fromMillis() == now.toMillis()) {
            return new Periods(window, now, null);
        }
        var before = now.before();
        var all = query.during(new Window(null, null, window.zone())).span(history);
        boolean reachesBack = !all.equals(Span.EMPTY) && all.fromMillis() <= before.fromMillis();
        return new Periods(window, now, reachesBack ? before : null);
    }

    /** All that has to be looked at. */
    Window window() {
        return before == null ? asked : new Window(Instant.ofEpochMilli(before.fromMillis()), asked.to(), asked.zone());
    }

    /** Whether a deployment that started in {@link #window()} belongs to the period before. */
    boolean isBefore(Chunk chunk, int place) {
        return before != null && chunk.startedAtMillis(place) < now.fromMillis();
    }
}
