package io.deployinsights.insights.metric.failure;

import io.deployinsights.insights.chronology.Episodes;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.selection.Selection;
import java.util.ArrayList;
import java.util.List;

/**
 * A failure, as it is seen from the end of a window.
 *
 * @param target the number of the service and environment that failed
 * @param opening the row that opened it
 * @param ending the row that ended it, {@link Episodes#NONE} where it was open
 * @param sinceMillis when it began
 * @param untilMillis when it was over; where it was open, the end of the window
 */
public record FailureSpan(int target, int opening, int ending, long sinceMillis, long untilMillis) {

    /**
     * Those that ended in a stretch of time, or were open at its end, of those selected; the selection's own window doesn't matter.
     *
     * @param fromMillis the first epoch millisecond inside
     * @param toMillis the first one after
     */
    public static List<FailureSpan> of(
            DeploymentHistory history, Selection<?> selection, long fromMillis, long toMillis) {
        var spans = new ArrayList<FailureSpan>();
        for (int target = 0; target < history.targets().size(); target++) {
            if (selection.groupOfTarget(target) != Selection.NONE) {
                var episodes = history.episodes(target);
                for (int i = 0; i < episodes.size(); i++) {
                    long until = history.completedAtMillis(episodes.ending(i));
                    if (until >= fromMillis && until < toMillis) {
                        add(target, episodes.opening(i), episodes.ending(i), until, history, selection, spans);
                    }
                }
            }
        }
        Recoveries.open(history, selection, toMillis)
                .forEach(opening ->
                        add(history.target(opening), opening, Episodes.NONE, toMillis, history, selection, spans));
        return spans;
    }

    /** Whether it was open. */
    public boolean isOpen() {
        return ending == Episodes.NONE;
    }

    /** Whether it is a roll-back of its own: what had succeeded failed later, and was over with its roll-back. */
    boolean isRollBack() {
        return ending == opening;
    }

    private static void add(
            int target,
            int opening,
            int ending,
            long untilMillis,
            DeploymentHistory history,
            Selection<?> selection,
            List<FailureSpan> spans) {
        if (selection.groupWhenever(ending == Episodes.NONE ? opening : ending) != Selection.NONE) {
            spans.add(new FailureSpan(target, opening, ending, Recoveries.sinceMillis(history, opening), untilMillis));
        }
    }
}
