package io.deployinsights.insights.deployment;

/** The outcome of a deployment: as the buckets of the frequency are split, lists are narrowed, and meters are labelled. */
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

    /** Its name in addresses and labels. */
    public String key() {
        return key;
    }

    /** What a status says. */
    public static Outcome of(Status status) {
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
