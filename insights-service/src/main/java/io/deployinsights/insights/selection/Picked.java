package io.deployinsights.insights.selection;

import io.deployinsights.insights.history.Chunk;

/**
 * Some deployments of a chunk in its order, each with its group. Counts get that many at a time and not one, because each then has a loop
 * of its own, which the compiler makes for it alone.
 */
public final class Picked {

    private final int[] groups;
    private final int[] places;
    private int size;

    Picked() {
        // One more is written and then not picked.
        groups = new int[Chunk.ROWS + 1];
        places = new int[Chunk.ROWS + 1];
    }

    public int size() {
        return size;
    }

    /** The group of one of them, from 0 to {@code size() - 1}. */
    public int group(int each) {
        return groups[each];
    }

    /** The place of one of them in the {@link Chunk}. */
    public int place(int each) {
        return places[each];
    }

    /** Adds one if so: without a jump, which processors can't foresee where every other deployment is picked. */
    void addIf(boolean isPicked, int group, int place) {
        groups[size] = group;
        places[size] = place;
        size += isPicked ? 1 : 0;
    }

    void clear() {
        size = 0;
    }
}
