package io.deployinsights.insights.history;

import java.util.BitSet;

/** The orders that a history's rows are looked at in. */
record Chronology(DeploymentHistory history) {

    boolean isStarted(int row) {
        return history.startedAtMillis(row) != DeploymentHistory.NO_TIME;
    }

    boolean isCompleted(int row) {
        return isStarted(row) && history.status(row).isFinished();
    }

    /** By completion, then start, then id: what episodes of failure and recovery are told in. */
    int byCompletion(int row, int other) {
        int byCompletion = Long.compare(history.completedAtMillis(row), history.completedAtMillis(other));
        if (byCompletion != 0) {
            return byCompletion;
        }
        int byStart = Long.compare(history.startedAtMillis(row), history.startedAtMillis(other));
        return byStart != 0 ? byStart : history.compareIds(row, other);
    }

    /** By start, then so that deployments which are the same but for their ids stand side by side. */
    int byStart(int row, int other) {
        int byDeployment = byDeployment(row, other);
        return byDeployment != 0 ? byDeployment : history.compareIds(row, other);
    }

    /** The rows that are the same deployment as a neighbour in the order of start, but for their ids: a pipeline reported twice. */
    BitSet duplicates(RowOrder started) {
        var duplicates = new BitSet();
        for (int place = 1; place < started.size(); place++) {
            int row = started.row(place - 1);
            int next = started.row(place);
            if (byDeployment(row, next) == 0) {
                duplicates.set(row);
                duplicates.set(next);
            }
        }
        return duplicates;
    }

    private int byDeployment(int row, int other) {
        int byStart = Long.compare(history.startedAtMillis(row), history.startedAtMillis(other));
        if (byStart != 0) {
            return byStart;
        }
        int byTarget = Integer.compare(history.target(row), history.target(other));
        return byTarget != 0 ? byTarget : history.compareChanges(row, other);
    }
}
