package io.deployinsights.insights.meter;

import io.deployinsights.insights.deployment.Status;

/** What has become of a deployment, as labels have it. */
enum OutcomeLabel {
    SUCCEEDED("succeeded"),
    FAILED("failed"),
    ROLLED_BACK("rolledBack"),
    CANCELLED("cancelled"),
    IN_PROGRESS("inProgress"),
    UNKNOWN("unknown");

    private final String label;

    OutcomeLabel(String label) {
        this.label = label;
    }

    boolean isOf(Status status) {
        return this
                == switch (status) {
                    case SUCCEEDED -> SUCCEEDED;
                    case FAILED -> FAILED;
                    case ROLLED_BACK -> ROLLED_BACK;
                    case CANCELLED -> CANCELLED;
                    case QUEUED, BUILDING, DEPLOYING -> IN_PROGRESS;
                    case UNKNOWN -> UNKNOWN;
                };
    }

    String label() {
        return label;
    }
}
