package io.deployinsights.insights.deployment;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where a deployment stands. The status alone decides whether it is finished, never its times. */
public enum Status {
    QUEUED("Queued"),
    BUILDING("Building"),
    DEPLOYING("Deploying"),
    SUCCEEDED("Succeeded"),
    FAILED("Failed"),
    ROLLED_BACK("RolledBack"),
    /** Called off, or skipped. */
    CANCELLED("Cancelled"),
    /** A word the registry's contract does not have, or none at all. */
    UNKNOWN("");

    private static final Map<String, Status> BY_NAME = Arrays.stream(values())
            .filter(status -> status != UNKNOWN)
            .collect(Collectors.toUnmodifiableMap(status -> status.name, Function.identity()));

    private final String name;

    Status(String name) {
        this.name = name;
    }

    /** The status with exactly this name in the registry's contract, {@link #UNKNOWN} for any other text. */
    public static Status named(@Nullable String name) {
        return name == null ? UNKNOWN : BY_NAME.getOrDefault(name, UNKNOWN);
    }

    /** Succeeded, failed, rolled back or cancelled. */
    public boolean isFinished() {
        return countsInRates() || this == CANCELLED;
    }

    /** Succeeded, failed or rolled back: what every rate is a share of. A deployment that was called off says nothing about either. */
    public boolean countsInRates() {
        return this == SUCCEEDED || isFailure();
    }

    /** Failed or rolled back. */
    public boolean isFailure() {
        return this == FAILED || this == ROLLED_BACK;
    }

    /** Queued, building or deploying. */
    public boolean isInProgress() {
        return this == QUEUED || this == BUILDING || this == DEPLOYING;
    }
}
