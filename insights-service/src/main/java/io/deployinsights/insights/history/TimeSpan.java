package io.deployinsights.insights.history;

import static io.deployinsights.insights.history.DeploymentHistory.NO_TIME;

import io.deployinsights.insights.column.Columns;
import io.deployinsights.insights.deployment.Status;

/**
 * The stretch of time that the rows of a chunk are from, in epoch milliseconds.
 *
 * @param firstStartMillis later than any where none has a start
 * @param lastStartMillis {@link DeploymentHistory#NO_TIME} where none has
 * @param lastMomentMillis the latest that any of them is placed by, {@link DeploymentHistory#NO_TIME} where there is none
 */
record TimeSpan(long firstStartMillis, long lastStartMillis, long lastMomentMillis) {

    static TimeSpan of(Columns columns) {
        var started = columns.numbers(Chunk.STARTED);
        long first = Long.MAX_VALUE;
        long last = NO_TIME;
        long lastMoment = NO_TIME;
        for (int place = 0; place < columns.size(); place++) {
            long start = started.get(place);
            first = start == NO_TIME ? first : Math.min(first, start);
            last = Math.max(last, start);
            lastMoment = Math.max(lastMoment, momentMillis(columns, place));
        }
        return new TimeSpan(first, last, lastMoment);
    }

    /** The latest time that a deployment is placed by, {@link DeploymentHistory#NO_TIME} where there is none. */
    static long momentMillis(Columns columns, int place) {
        var status = State.status((int) columns.numbers(Chunk.STATE).get(place));
        long finish = status.isInProgress()
                ? NO_TIME
                : columns.numbers(Chunk.FINISHED).get(place);
        long rollback = status == Status.ROLLED_BACK
                ? columns.numbers(Chunk.ROLLED_BACK).get(place)
                : NO_TIME;
        return Math.max(columns.numbers(Chunk.STARTED).get(place), Math.max(finish, rollback));
    }
}
