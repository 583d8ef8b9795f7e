package io.deployinsights.insights.evidence;

import io.deployinsights.insights.history.Chunk;
import io.deployinsights.insights.history.DeploymentHistory;

/** What a list of deployments is sorted by; what is missing comes last, and of two that are the same the one with the lesser id first. */
public enum Sort {
    /** By service, then environment, then the newest first. */
    SERVICE("service", false),
    START("start", true),
    NEWEST("-start", false),
    DURATION("duration", true),
    LONGEST("-duration", false);

    private final String key;
    private final boolean ascends;

    Sort(String key, boolean ascends) {
        this.key = key;
        this.ascends = ascends;
    }

    /** Its name in addresses. */
    public String key() {
        return key;
    }

    /** What a row is sorted by, in milliseconds; {@link DeploymentHistory#NO_TIME} where that is missing. */
    long millis(DeploymentHistory history, int row) {
        return switch (this) {
            case SERVICE, START, NEWEST -> history.startedAtMillis(row);
            case DURATION, LONGEST -> durationMillis(history, row);
        };
    }

    /** Orders two rows by what {@link #millis} says of them. */
    int compare(long millis, long other) {
        if (millis == DeploymentHistory.NO_TIME || other == DeploymentHistory.NO_TIME) {
            return Long.compare(other, millis);
        }
        return ascends ? Long.compare(millis, other) : Long.compare(other, millis);
    }

    /** From the start to the finish of a finished deployment, where both are known and in this order. */
    private static long durationMillis(DeploymentHistory history, int row) {
        var chunk = history.chunkOf(row);
        int place = Chunk.placeOf(row);
        long start = chunk.startedAtMillis(place);
        long finish = chunk.finishedAtMillis(place);
        boolean isKnown = chunk.status(place).isFinished()
                && start != DeploymentHistory.NO_TIME
                && finish != DeploymentHistory.NO_TIME
                && finish >= start;
        return isKnown ? finish - start : DeploymentHistory.NO_TIME;
    }
}
