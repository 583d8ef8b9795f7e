package io.deployinsights.insights.history;

import it.unimi.dsi.fastutil.ints.IntArrayList;

/**
 * One target's failures and their repair: in order of completion, an episode opens with a failed or rolled-back deployment that follows a
 * success or nothing, and ends with the next success. Records that end before they begin are looked past. Immutable.
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

    private Episodes(int[] openings, int[] endings, int open) {
        this.openings = openings;
        this.endings = endings;
        this.open = open;
    }

    /** How many have ended. */
    public int size() {
        return endings.length;
    }

    /** The row that opened the episode at a place from 0 on; they stand in the order of their ends. */
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

    /** What is told of a target while its deployments come in order of completion. */
    static final class Telling {

        private final IntArrayList openings;
        private final IntArrayList endings;
        private int open = NONE;

        /** Goes on after the first {@code kept} episodes of an earlier tale, of which none is open. */
        Telling(Episodes earlier, int kept) {
            openings = new IntArrayList(earlier.openings, 0, kept);
            endings = new IntArrayList(earlier.endings, 0, kept);
        }

        /** Takes the next deployment, and says whether it has ended an episode. */
        boolean isEndedBy(int row, Status status) {
            if (status.isFailure() && open == NONE) {
                open = row;
            } else if (!status.isFailure() && open != NONE) {
                openings.add(open);
                endings.add(row);
                open = NONE;
                return true;
            }
            return false;
        }

        Episodes told() {
            return new Episodes(openings.toIntArray(), endings.toIntArray(), open);
        }
    }
}
