package io.deployinsights.insights.metric;

import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.history.Status;
import io.deployinsights.insights.selection.Reason;
import org.jspecify.annotations.Nullable;

/** Reasons that several metrics share. */
final class Exclusions {

    private Exclusions() {}

    /** Why a row can't be placed in time or told apart as success or failure, null when it can. */
    static @Nullable Reason unlessKnown(DeploymentHistory history, int row) {
        if (history.startedAtMillis(row) == DeploymentHistory.NO_TIME) {
            return Reason.MISSING_START;
        }
        return history.status(row) == Status.UNKNOWN ? Reason.UNKNOWN_STATUS : null;
    }

    /** Why a row does not tell how a deployment ended, null when it does. */
    static @Nullable Reason unlessFinished(DeploymentHistory history, int row) {
        var unknown = unlessKnown(history, row);
        if (unknown != null) {
            return unknown;
        }
        return history.status(row).isFinished() ? null : Reason.IN_PROGRESS;
    }

    /** Why a row is not a success, null when it is. */
    static @Nullable Reason unlessSucceeded(DeploymentHistory history, int row) {
        var unfinished = unlessFinished(history, row);
        if (unfinished != null) {
            return unfinished;
        }
        return history.status(row) == Status.SUCCEEDED ? null : Reason.NOT_SUCCEEDED;
    }
}
