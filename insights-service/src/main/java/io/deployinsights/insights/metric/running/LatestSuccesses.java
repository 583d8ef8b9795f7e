package io.deployinsights.insights.metric.running;

import io.deployinsights.insights.history.Chunk;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.selection.Count;
import io.deployinsights.insights.selection.Picked;
import java.util.Arrays;

/** The row of each group's success that was completed last: of several at one time, the one that was started last. */
public final class LatestSuccesses implements Count<LatestSuccesses> {

    /** No row. */
    public static final int NONE = -1;

    private final DeploymentHistory history;
    private final int[] rows;
    /** Times beside the rows: what a scan compares with again and again should be near. */
    private final long[] completedAtMillis;

    /** None yet. */
    public LatestSuccesses(DeploymentHistory history, int groups) {
        this.history = history;
        rows = new int[groups];
        Arrays.fill(rows, NONE);
        completedAtMillis = new long[groups];
    }

    /** Counts deployments that all have succeeded. */
    @Override
    public void add(Chunk chunk, Picked successes) {
        for (int i = 0; i < successes.size(); i++) {
            add(successes.group(i), chunk, successes.place(i));
        }
    }

    @Override
    public void add(LatestSuccesses later) {
        for (int group = 0; group < rows.length; group++) {
            if (later.rows[group] != NONE) {
                add(group, later.rows[group], later.completedAtMillis[group]);
            }
        }
    }

    /** The row of a group's latest success, {@link #NONE} where nothing has succeeded. */
    public int row(int group) {
        return rows[group];
    }

    /** Counts one success. */
    public void add(int group, Chunk chunk, int place) {
        add(group, chunk.row(place), chunk.completedAtMillis(place));
    }

    private void add(int group, int row, long completed) {
        int best = rows[group];
        if (best == NONE
                || completed > completedAtMillis[group]
                || (completed == completedAtMillis[group] && isStartedLater(row, best))) {
            rows[group] = row;
            completedAtMillis[group] = completed;
        }
    }

    private boolean isStartedLater(int row, int best) {
        int byStart = Long.compare(history.startedAtMillis(row), history.startedAtMillis(best));
        return byStart == 0 ? history.compareIds(row, best) > 0 : byStart > 0;
    }
}
