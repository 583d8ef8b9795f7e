package io.deployinsights.insights.chronology;

import java.util.BitSet;

/** What follows from the order in which each target's deployments started and completed, at one time. Immutable. */
public final class Chronology {

    private final Episodes[] episodes;
    private final BitSet possibleDuplicates;

    /** Of these, which are not copied and may not be changed any more. */
    Chronology(Episodes[] episodes, BitSet possibleDuplicates) {
        this.episodes = episodes;
        this.possibleDuplicates = possibleDuplicates;
    }

    /** A target's episodes of failure. */
    public Episodes episodes(int target) {
        return episodes[target];
    }

    /** Whether a row is the same deployment as another, but for their ids. */
    public boolean isPossibleDuplicate(int row) {
        return possibleDuplicates.get(row);
    }
}
