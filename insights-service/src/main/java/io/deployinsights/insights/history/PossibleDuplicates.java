package io.deployinsights.insights.history;

import it.unimi.dsi.fastutil.ints.Int2IntOpenCustomHashMap;
import it.unimi.dsi.fastutil.ints.IntHash;
import java.util.BitSet;

/** Rows that tell the same deployment as another row does: a pipeline that reported twice. */
final class PossibleDuplicates {

    private static final int NONE = -1;

    private PossibleDuplicates() {}

    /** The rows that have a start and are the same deployment as some other row, all of them. */
    static BitSet of(DeploymentHistory history) {
        var duplicates = new BitSet();
        var firstOfItsKind = new Int2IntOpenCustomHashMap(history.size(), new SameDeployment(history));
        firstOfItsKind.defaultReturnValue(NONE);
        for (int row = 0; row < history.size(); row++) {
            if (history.startedAtMillis(row) != DeploymentHistory.NO_TIME) {
                int first = firstOfItsKind.putIfAbsent(row, row);
                if (first != NONE) {
                    duplicates.set(first);
                    duplicates.set(row);
                }
            }
        }
        return duplicates;
    }

    /** Rows are equal that are the same deployment but for their ids. */
    private record SameDeployment(DeploymentHistory history) implements IntHash.Strategy {

        @Override
        public int hashCode(int row) {
            return history.hashOfDeployment(row);
        }

        @Override
        public boolean equals(int row, int other) {
            return history.isSameDeployment(row, other);
        }
    }
}
