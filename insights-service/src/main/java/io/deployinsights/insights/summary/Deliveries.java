package io.deployinsights.insights.summary;

import io.deployinsights.insights.history.Chunk;
import io.deployinsights.insights.selection.Count;

/** What was delivered in a period and in the one before, in one pass over both. */
record Deliveries(Periods periods, Delivery now, Delivery before) implements Count<Deliveries> {

    Deliveries(Periods periods, Delivery.Rules rules) {
        this(periods, new Delivery(rules), new Delivery(rules));
    }

    @Override
    public void add(int service, Chunk chunk, int place) {
        of(chunk, place).add(service, chunk, place);
    }

    @Override
    public void addExcluded(int service, Chunk chunk, int place) {
        of(chunk, place).addExcluded(service, chunk, place);
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
