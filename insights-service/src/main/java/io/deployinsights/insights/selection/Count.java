package io.deployinsights.insights.selection;

import io.deployinsights.insights.history.Chunk;

/**
 * What a metric makes of the deployments that it counts, a part of them at a time: parts are counted in parallel and then added up.
 *
 * @param <C> itself
 */
public interface Count<C extends Count<C>> {

    /** Counts deployments of a chunk. */
    void add(Chunk chunk, Picked counted);

    /** Records those that are selected and do not count. */
    default void addExcluded(Chunk chunk, Picked excluded) {}

    /** Adds what another has counted, which are later rows. */
    void add(C later);
}
