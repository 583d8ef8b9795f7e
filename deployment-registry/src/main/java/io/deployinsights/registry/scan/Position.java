package io.deployinsights.registry.scan;

import io.deployinsights.registry.paging.OpaqueText;
import org.jspecify.annotations.Nullable;

/**
 * How far a run has been read: the place of the last deployment taken from it.
 *
 * @param key what orders it within its run, as it is stored
 * @param id as it is stored, an ObjectId but for oddities
 */
record Position(Object key, @Nullable Object id) {

    /** Whether it fits an address. A text that doesn't is no time, it only starts with a digit. */
    boolean portable() {
        return OpaqueText.takes(key) && OpaqueText.takes(id);
    }
}
