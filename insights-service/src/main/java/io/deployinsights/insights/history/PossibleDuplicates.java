package io.deployinsights.insights.history;

import java.util.Arrays;
import java.util.BitSet;

/** Rows that tell the same deployment as another row does: a pipeline that reported twice. */
final class PossibleDuplicates {

    private static final int FREE = -1;

    private PossibleDuplicates() {}

    /** The rows that have a start and are the same deployment as some other row, all of them. */
    static BitSet of(DeploymentHistory history) {
        var duplicates = new BitSet();
        // Open addressing over row numbers: a map of a million boxed keys would take longer than everything else.
        int[] slots = new int[Integer.highestOneBit(Math.max(history.size(), 1)) * 4];
        Arrays.fill(slots, FREE);
        for (int row = 0; row < history.size(); row++) {
            if (history.startedAtMillis(row) != DeploymentHistory.NO_TIME) {
                int first = firstSameAs(history, row, slots);
                if (first != row) {
                    duplicates.set(first);
                    duplicates.set(row);
                }
            }
        }
        return duplicates;
    }

    private static int firstSameAs(DeploymentHistory history, int row, int[] slots) {
        int slot = spread(history.hashOfDeployment(row)) & (slots.length - 1);
        while (slots[slot] != FREE) {
            if (history.isSameDeployment(slots[slot], row)) {
                return slots[slot];
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = row;
        return row;
    }

    private static int spread(int hash) {
        return (hash * 0x9E3779B9) ^ (hash >>> 15);
    }
}
