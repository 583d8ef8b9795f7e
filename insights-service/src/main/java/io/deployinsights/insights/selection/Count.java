package io.deployinsights.insights.selection;

import io.deployinsights.insights.history.Chunk;

/**
 * What a metric makes of the deployments that it counts, a part of them at a time: parts are counted side by side and then put together.
 *
 * @param <C> itself
 */
public interface Count<C extends Count<C>> {

    /** Counts one deployment. */
    void add(int group, Chunk chunk, int place);

    /** Takes notice of one that was asked for and does not count. */
    default void addExcluded(int group, Chunk chunk, int place) {}

    /** Adds what another has counted, which are later rows. */
    void add(C later);
}
