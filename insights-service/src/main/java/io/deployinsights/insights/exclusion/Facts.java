package io.deployinsights.insights.exclusion;

import io.deployinsights.insights.deployment.Status;
import io.deployinsights.insights.history.Chunk;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.history.State;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * All that decides whether a deployment is counted: few enough facts to decide once for each combination instead of once for each
 * deployment.
 *
 * @param endsBeforeStart of a finished deployment that has both times
 * @param hasChange of one whose change was committed at a known time, not after its completion
 * @param hasImpossibleTime a time other than that of the commit is before 2000
 * @param hasImpossibleChange its change was committed before 2000
 * @param isAhead a time is more than 5 minutes after the history's moment
 * @param startedLongAgo more than 24 hours before the history's moment
 */
public record Facts(
        Status status,
        boolean hasStart,
        boolean hasFinish,
        boolean endsBeforeStart,
        boolean hasChange,
        boolean isInStaging,
        boolean isInProduction,
        boolean hasImpossibleTime,
        boolean hasImpossibleChange,
        boolean isAhead,
        boolean startedLongAgo,
        boolean isPossibleDuplicate,
        boolean hasOddName) {

    /** As many as there are of what records themselves say and of what they are at a moment. */
    static final int MOMENTARY_CODES = State.COMBINATIONS << 3;

    private static final int STARTED_LONG_AGO = State.COMBINATIONS;
    private static final int POSSIBLE_DUPLICATE = State.COMBINATIONS << 1;
    private static final int ODD_NAME = State.COMBINATIONS << 2;

    private static final long LONG_MILLIS = Duration.ofHours(24).toMillis();

    /** What is known of a row. */
    public static Facts of(DeploymentHistory history, int row) {
        return of(momentaryCode(history, row));
    }

    /**
     * A success to production of which everything is known, but for one fault of its record; a record that only something in progress can
     * have is of that.
     */
    public static Facts ofSuccessWith(Reason fault) {
        var status =
                switch (fault) {
                    case UNKNOWN_STATUS -> Status.UNKNOWN;
                    case UNEXPECTED_FINISH, STUCK -> Status.DEPLOYING;
                    default -> Status.SUCCEEDED;
                };
        return new Facts(
                status,
                fault != Reason.MISSING_START,
                fault != Reason.MISSING_FINISH && fault != Reason.STUCK,
                fault == Reason.NEGATIVE_DURATION,
                true,
                false,
                true,
                fault == Reason.IMPOSSIBLE_TIME,
                false,
                fault == Reason.FUTURE_START,
                fault == Reason.STUCK,
                fault == Reason.POSSIBLE_DUPLICATE,
                fault == Reason.ODD_NAME);
    }

    static Facts of(int code) {
        return new Facts(
                State.status(code),
                State.hasStart(code),
                State.hasFinish(code),
                State.endsBeforeStart(code),
                State.hasChange(code),
                State.isInStaging(code),
                State.isInProduction(code),
                State.hasImpossibleTime(code),
                State.hasImpossibleChange(code),
                State.isAhead(code),
                (code & STARTED_LONG_AGO) != 0,
                (code & POSSIBLE_DUPLICATE) != 0,
                (code & ODD_NAME) != 0);
    }

    /** What the record itself says: less than {@link State#COMBINATIONS}. */
    static int code(Chunk chunk, int place) {
        return State.ofAnyKind(chunk.state(place));
    }

    static int momentaryCode(DeploymentHistory history, int row) {
        var chunk = history.chunkOf(row);
        return momentaryCode(history, chunk, Chunk.placeOf(row));
    }

    /** As {@link #code(Chunk, int)}, and what it is beside other records and at the history's moment. */
    static int momentaryCode(DeploymentHistory history, Chunk chunk, int place) {
        long start = chunk.startedAtMillis(place);
        long now = history.asOf().toEpochMilli();
        boolean hasStart = start != DeploymentHistory.NO_TIME;
        return code(chunk, place)
                | (hasStart && start < now - LONG_MILLIS ? STARTED_LONG_AGO : 0)
                | (history.isPossibleDuplicate(chunk.row(place)) ? POSSIBLE_DUPLICATE : 0)
                | (history.hasOddName(chunk.target(place)) ? ODD_NAME : 0);
    }

    /** Whether it has been in progress for more than 24 hours. */
    public boolean isStuck() {
        return status.isInProgress() && startedLongAgo;
    }

    /** Why a deployment can't be placed in time, null when it can. */
    public @Nullable Reason whyNowhere() {
        if (!hasStart) {
            return Reason.MISSING_START;
        }
        if (hasImpossibleTime) {
            return Reason.IMPOSSIBLE_TIME;
        }
        return isAhead ? Reason.FUTURE_START : null;
    }

    /** Why a deployment can't be placed in time, or is of no known status, null when it can. */
    public @Nullable Reason whyUnknown() {
        var nowhere = whyNowhere();
        if (nowhere != null) {
            return nowhere;
        }
        return status == Status.UNKNOWN ? Reason.UNKNOWN_STATUS : null;
    }

    /** Why a deployment is in no rate, null when it is: it has neither succeeded nor failed, nor was it rolled back. */
    public @Nullable Reason whyUnfinished() {
        var unknown = whyUnknown();
        if (unknown != null) {
            return unknown;
        }
        if (status == Status.CANCELLED) {
            return Reason.CANCELLED;
        }
        return status.isFinished() ? null : Reason.IN_PROGRESS;
    }

    /** Why a deployment is not a success, null when it is. */
    public @Nullable Reason whyUnsuccessful() {
        var unfinished = whyUnfinished();
        if (unfinished != null) {
            return unfinished;
        }
        return status == Status.SUCCEEDED ? null : Reason.NOT_SUCCEEDED;
    }
}
