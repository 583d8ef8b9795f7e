package io.deployinsights.registry.deployment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a deployment is in its lifecycle: {@code Queued → Building → Deploying → Succeeded | Failed | RolledBack | Cancelled}. The order
 * is the lifecycle's.
 */
enum Status {
    QUEUED("Queued"),
    BUILDING("Building"),
    DEPLOYING("Deploying"),
    SUCCEEDED("Succeeded"),
    FAILED("Failed"),
    ROLLED_BACK("RolledBack"),
    CANCELLED("Cancelled");

    private final String word;

    Status(String word) {
        this.word = word;
    }

    /** How it is written in JSON and in MongoDB. */
    public String word() {
        return word;
    }

    /** The finished ones as they are written. */
    public static String finishedWords() {
        return Arrays.stream(values())
                .filter(Status::finished)
                .map(Status::word)
                .collect(Collectors.joining(", "));
    }

    /** All of them as they are written. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Status::word).toList();
    }

    /** The status a stored value stands for; empty for whatever else an existing database may hold. */
    public static Optional<Status> of(@Nullable Object stored) {
        return Arrays.stream(values())
                .filter(status -> status.word.equals(stored))
                .findAny();
    }

    /** Whether the deployment is over. */
    public boolean finished() {
        return compareTo(SUCCEEDED) >= 0;
    }

    /** What it can become next: steps may be skipped, and what succeeded can still be rolled back. */
    public List<Status> next() {
        return Arrays.stream(values()).filter(this::precedes).toList();
    }

    private boolean precedes(Status other) {
        return finished() ? this == SUCCEEDED && other == ROLLED_BACK : compareTo(other) < 0;
    }
}
