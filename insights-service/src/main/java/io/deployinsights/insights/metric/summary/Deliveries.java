package io.deployinsights.insights.metric.summary;

import io.deployinsights.insights.history.Chunk;
import io.deployinsights.insights.selection.Count;
import io.deployinsights.insights.selection.Picked;

/** What was delivered in a period and in the one before, in one pass over both. */
record Deliveries(Periods periods, Delivery now, Delivery before) implements Count<Deliveries> {

    Deliveries(Periods periods, Delivery.Rules rules) {
        this(periods, new Delivery(rules), new Delivery(rules));
    }

    @Override
    public void add(Chunk chunk, Picked counted) {
        for (int i = 0; i < counted.size(); i++) {
            of(chunk, counted.place(i)).add(counted.group(i), chunk, counted.place(i));
        }
    }

    @Override
    public void addExcluded(Chunk chunk, Picked excluded) {
        for (int i = 0; i < excluded.size(); i++) {
            of(chunk, excluded.place(i)).addExcluded(chunk, excluded.place(i));
        }
    }

    @Override
    public void add(Deliveries later) {
        now.add(later.now);
        before.add(later.before);
    }

    private Delivery of(Chunk chunk, int place) {
        return periods.isBefore(chunk, place) ? before : now;
    }
}
