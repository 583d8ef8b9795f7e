package io.deployinsights.insights.evidence;

import io.deployinsights.insights.deployment.Status;

/** What became of a deployment, as the buckets of the frequency split them. */
public enum Outcome {
    SUCCEEDED("succeeded"),
    FAILED("failed"),
    ROLLED_BACK("rolledBack"),
    CANCELLED("cancelled"),
    IN_PROGRESS("inProgress"),
    /** Of a status that the contract doesn't have. */
    UNKNOWN("unknown");

    private final String key;

    Outcome(String key) {
        this.key = key;
    }

    /** Its name in addresses. */
    public String key() {
        return key;
    }

    static Outcome of(Status status) {
        return switch (status) {
            case SUCCEEDED -> SUCCEEDED;
            case FAILED -> FAILED;
            case ROLLED_BACK -> ROLLED_BACK;
            case CANCELLED -> CANCELLED;
            case QUEUED, BUILDING, DEPLOYING -> IN_PROGRESS;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
