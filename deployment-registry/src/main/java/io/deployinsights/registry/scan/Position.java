package io.deployinsights.registry.scan;

import org.jspecify.annotations.Nullable;

/**
 * How far a run has been read: the place of the last deployment taken from it.
 *
 * @param key what orders it within its run, as it is stored
 * @param id as it is stored, an ObjectId but for oddities
 */
record Position(Object key, @Nullable Object id) {

    private static final int LONGEST_TEXT = 100;

    /** Whether it fits an address. A text that doesn't is no time, it only starts with a digit. */
    boolean portable() {
        return portable(key) && portable(id);
    }

    private static boolean portable(@Nullable Object value) {
        return !(value instanceof String text) || text.length() <= LONGEST_TEXT;
    }
}
