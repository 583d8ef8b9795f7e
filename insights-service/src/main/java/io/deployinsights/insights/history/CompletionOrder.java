package io.deployinsights.insights.history;

import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.stream.IntStream;

/** The order in which deployments were completed: what episodes of failure and recovery are told in. */
final class CompletionOrder {

    private CompletionOrder() {}

    /** Rows of finished deployments that have a start, by completion, then start, then id. */
    static int[] of(DeploymentHistory history) {
        int[] rows = IntStream.range(0, history.size())
                .filter(row -> history.status(row).isFinished())
                .filter(row -> history.startedAtMillis(row) != DeploymentHistory.NO_TIME)
                .toArray();
        IntArrays.parallelQuickSort(rows, (row, other) -> compare(history, row, other));
        return rows;
    }

    private static int compare(DeploymentHistory history, int row, int other) {
        int byCompletion = Long.compare(history.completedAtMillis(row), history.completedAtMillis(other));
        if (byCompletion != 0) {
            return byCompletion;
        }
        int byStart = Long.compare(history.startedAtMillis(row), history.startedAtMillis(other));
        return byStart != 0 ? byStart : history.compareIds(row, other);
    }
}
