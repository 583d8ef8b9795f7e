package io.deployinsights.insights.metric.summary;

import io.deployinsights.insights.exclusion.Census;
import io.deployinsights.insights.history.Chunk;
import io.deployinsights.insights.selection.Count;
import io.deployinsights.insights.selection.Picked;

/** What deployments there are in a period and in the one before. */
record Censuses(Periods periods, Census now, Census before) implements Count<Censuses> {

    Censuses(Periods periods) {
        this(periods, new Census(), new Census());
    }

    @Override
    public void add(Chunk chunk, Picked counted) {
        for (int i = 0; i < counted.size(); i++) {
            int place = counted.place(i);
            (periods.isBefore(chunk, place) ? before : now).add(chunk, place);
        }
    }

    @Override
    public void add(Censuses later) {
        now.add(later.now);
        before.add(later.before);
    }
}
