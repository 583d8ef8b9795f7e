package io.deployinsights.insights.metric;

import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.selection.Reason;
import java.util.Arrays;

/**
 * Failures and their repair: in order of completion, an episode opens with a failed or rolled-back deployment that follows a success or
 * nothing, and ends with the next success of the same service in the same environment.
 *
 * <p>Episodes are told of the whole history: who asks for a window or a person gets a choice of them, never others.
 */
final class Episodes {

    /** No episode is open. */
    static final int NONE = -1;

    /** What is done with an episode that has ended. */
    @FunctionalInterface
    interface Ended {
        void accept(int openingRow, int endingRow);
    }

    private Episodes() {}

    /**
     * Tells every episode that ended before a moment.
     *
     * @param beforeMillis deployments completed at this epoch millisecond or later are not looked at
     * @return for each target the row that opened the episode still open at that moment, or {@link #NONE}
     */
    static int[] tell(DeploymentHistory history, long beforeMillis, Ended ended) {
        int[] open = new int[history.targets().size()];
        Arrays.fill(open, NONE);
        for (int place = 0; place < history.completions(); place++) {
            int row = history.completion(place);
            if (history.completedAtMillis(row) >= beforeMillis) {
                break;
            }
            if (Reason.hasNegativeDuration(history, row)) {
                continue;
            }
            int target = history.target(row);
            boolean failed = history.status(row).isFailure();
            if (failed && open[target] == NONE) {
                open[target] = row;
            } else if (!failed && open[target] != NONE) {
                ended.accept(open[target], row);
                open[target] = NONE;
            }
        }
        return open;
    }
}
