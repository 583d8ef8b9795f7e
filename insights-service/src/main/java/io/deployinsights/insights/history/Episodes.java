package io.deployinsights.insights.history;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.List;

/**
 * One target's failures and what ended them, as {@link EpisodeTale} tells. Immutable.
 *
 * <p>Episodes are told of the whole history: who asks for a window or a person gets a choice of them, never others.
 */
public final class Episodes {

    /** No row. */
    public static final int NONE = -1;

    static final Episodes NO_EPISODES = new Episodes(new int[0], new int[0], NONE);

    private final int[] openings;
    private final int[] endings;
    private final int open;

    Episodes(int[] openings, int[] endings, int open) {
        this.openings = openings;
        this.endings = endings;
        this.open = open;
    }

    /** The openings and the endings of the first {@code kept}. */
    List<IntArrayList> first(int kept) {
        return List.of(new IntArrayList(openings, 0, kept), new IntArrayList(endings, 0, kept));
    }

    /** Whether nothing has failed. */
    boolean isEmpty() {
        return openings.length == 0 && open == NONE;
    }

    /** How many have ended. */
    public int size() {
        return endings.length;
    }

    /** The row that opened the episode at a place from 0 on; they stand in the order of their ends. A roll-back of its own has ended it as well. */
    public int opening(int place) {
        return openings[place];
    }

    /** The row that ended the episode at a place. */
    public int ending(int place) {
        return endings[place];
    }

    /** The row that opened the episode which has not ended, {@link #NONE} when there is none. */
    public int open() {
        return open;
    }
}
