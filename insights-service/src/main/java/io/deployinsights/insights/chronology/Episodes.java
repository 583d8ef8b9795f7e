package io.deployinsights.insights.chronology;

import it.unimi.dsi.fastutil.ints.IntArrayList;

/**
 * One target's failures and what ended them, as {@link EpisodeFinder} finds them. Immutable.
 *
 * <p>Episodes are those of the whole history: a question about a window or a person gets a choice of them, never others.
 */
public final class Episodes {

    /** No row. */
    public static final int NONE = -1;

    /** Nothing has failed. */
    static final Episodes NO_EPISODES = new Episodes(new int[0], new int[0], NONE);

    private final int[] openings;
    private final int[] endings;
    private final int open;

    /** Of these, which are not copied and may not be changed any more: an opening for each ending, in the order of the ends. */
    Episodes(int[] openings, int[] endings, int open) {
        this.openings = openings;
        this.endings = endings;
        this.open = open;
    }

    /** A copy of the first {@code kept} openings. */
    IntArrayList openings(int kept) {
        return new IntArrayList(openings, 0, kept);
    }

    /** A copy of the first {@code kept} endings. */
    IntArrayList endings(int kept) {
        return new IntArrayList(endings, 0, kept);
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
