package io.deployinsights.insights.history;

import static io.deployinsights.insights.history.DeploymentHistory.NO_TIME;

import io.deployinsights.insights.deployment.Status;
import java.time.Instant;
import java.util.stream.LongStream;

/**
 * A deployment's times in epoch milliseconds, {@link DeploymentHistory#NO_TIME} where there is none, and what is wrong with them whatever
 * the time is now. The finish of a deployment in progress, and the roll-back of one that has another status, say nothing.
 */
record RecordedTimes(Status status, long started, long finished, long rolledBack, long committed) {

    /** Nothing that would be recorded here deployed earlier: an earlier time is from a clock that was never set. */
    private static final long FIRST_POSSIBLE_MILLIS =
            Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();

    boolean hasStart() {
        return started != NO_TIME;
    }

    boolean hasFinish() {
        return finished != NO_TIME;
    }

    /** Whether a finished deployment's record has it end before it began, or rolled back before it had succeeded. */
    boolean endsBeforeStart() {
        if (!status.isFinished() || !hasStart()) {
            return false;
        }
        return (hasFinish() && finished < started) || (rollback() != NO_TIME && rollback() < end());
    }

    /** Whether it is known when the change was committed, and that this was not after the deployment's completion. */
    boolean hasChange() {
        long completed = rollback() == NO_TIME ? end() : rollback();
        return committed >= FIRST_POSSIBLE_MILLIS && committed <= completed;
    }

    boolean isImpossible() {
        return LongStream.of(started, status.isInProgress() ? NO_TIME : finished, rollback())
                .anyMatch(RecordedTimes::isImpossible);
    }

    boolean hasImpossibleChange() {
        return isImpossible(committed);
    }

    private long rollback() {
        return status == Status.ROLLED_BACK ? rolledBack : NO_TIME;
    }

    private long end() {
        return hasFinish() ? finished : started;
    }

    private static boolean isImpossible(long time) {
        return time != NO_TIME && time < FIRST_POSSIBLE_MILLIS;
    }
}
