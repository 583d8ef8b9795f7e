package io.deployinsights.registry.deployment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;

/**
 * Where a deployment is in its lifecycle: {@code Queued → Building → Deploying → Succeeded | Failed | RolledBack | Cancelled}. The order
 * is the lifecycle's.
 */
public enum Status {
    QUEUED("Queued", "queue pending waiting created new scheduled requested manual planned"),
    BUILDING("Building", "build compiling packaging"),
    DEPLOYING("Deploying", "inprogress running started progressing ongoing deploy releasing active"),
    SUCCEEDED("Succeeded", "success successful ok passed pass done completed complete finished deployed"),
    FAILED("Failed", "failure fail error errored broken unsuccessful timedout timeout unstable"),
    ROLLED_BACK("RolledBack", "rollback reverted revert undone"),
    CANCELLED("Cancelled", "canceled cancel aborted abort skipped stopped superseded stale killed");

    /** So many letters may be wrong. */
    private static final int NEAR = 2;

    private final String word;
    private final String elsewhere;

    /** {@code elsewhere} is what other tools call it, in small letters and without anything between them. */
    Status(String word, String elsewhere) {
        this.word = word;
        this.elsewhere = elsewhere;
    }

    /** How it is written in JSON and in MongoDB. */
    public String word() {
        return word;
    }

    /** The finished ones as they are written. */
    static String finishedWords() {
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
    boolean finished() {
        return compareTo(SUCCEEDED) >= 0;
    }

    /** What it can become next: steps may be skipped, and what succeeded can still be rolled back. */
    List<Status> next() {
        return Arrays.stream(values()).filter(this::precedes).toList();
    }

    /** How far along the way it is, from 1: all ways of ending are equally far, and what was rolled back had succeeded before. */
    public int progress() {
        return switch (this) {
            case QUEUED -> 1;
            case BUILDING -> 2;
            case DEPLOYING -> 3;
            case SUCCEEDED, FAILED, CANCELLED -> 4;
            case ROLLED_BACK -> 5;
        };
    }

    /** The status that is probably meant by what another tool calls it; empty where nothing is likely. */
    public static Optional<Status> likely(String sent) {
        String word = letters(sent);
        return Arrays.stream(values())
                .filter(status -> letters(status.word).equals(word)
                        || List.of(status.elsewhere.split(" ")).contains(word))
                .findFirst()
                .or(() -> Arrays.stream(values())
                        .filter(status ->
                                LevenshteinDistance.getDefaultInstance().apply(letters(status.word), word) <= NEAR)
                        .findFirst());
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    private boolean precedes(Status other) {
        return finished() ? this == SUCCEEDED && other == ROLLED_BACK : compareTo(other) < 0;
    }
}
