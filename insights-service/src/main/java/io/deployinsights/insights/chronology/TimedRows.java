package io.deployinsights.insights.chronology;

import io.deployinsights.insights.deployment.Status;

/** Deployments by row, as far as their order matters. Immutable: what is said of a row here is said of it for good. */
public interface TimedRows {

    /** How many rows there are, numbered from 0 on. */
    int size();

    /** How many targets there are, numbered from 0 on. */
    int targetCount();

    /** The number of the row's target. */
    int target(int row);

    Status status(int row);

    /** Whether there is a start. */
    boolean isStarted(int row);

    /** Succeeded, failed or rolled back, with times that can be trusted. */
    boolean isCompleted(int row);

    boolean hasFinish(int row);

    boolean hasVersion(int row);

    /** Epoch milliseconds, {@link Long#MIN_VALUE} where there is no start. */
    long startedAtMillis(int row);

    /** When a row that {@linkplain #isCompleted is completed} was, in epoch milliseconds. */
    long completedAtMillis(int row);

    /** An order of two rows by id; 0 where they have the same, or none. */
    int compareIds(int row, int other);

    /** An order of two rows by version, then by commit whatever its case; 0 where both are the same. A version or commit that both lack is the same. */
    int compareVersions(int row, int other);

    /** By start, then id. Never 0 for two rows. */
    default int byStart(int row, int other) {
        int byStart = Long.compare(startedAtMillis(row), startedAtMillis(other));
        return byStart != 0 ? byStart : byId(row, other);
    }

    /** By completion, then start, then id: the order that episodes are found in. Never 0 for two rows. */
    default int byCompletion(int row, int other) {
        int byCompletion = Long.compare(completedAtMillis(row), completedAtMillis(other));
        return byCompletion != 0 ? byCompletion : byStart(row, other);
    }

    private int byId(int row, int other) {
        int byId = compareIds(row, other);
        return byId != 0 ? byId : Integer.compare(row, other);
    }
}
