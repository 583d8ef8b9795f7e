package io.deployinsights.registry.importing;

import io.deployinsights.registry.deployment.Field;
import io.deployinsights.registry.rule.OneOf;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The statuses that there are, and what other tools call them. */
final class Statuses {

    static final List<String> KNOWN = Field.STATUS.rule() instanceof OneOf(List<String> words) ? words : List.of();

    private static final int NEAR = 2;

    private static final Map<String, Set<String>> ELSEWHERE = Map.of(
            "Queued",
            Set.of("queue", "pending", "waiting", "created", "new", "scheduled", "requested", "manual", "planned"),
            "Building",
            Set.of("build", "compiling", "packaging"),
            "Deploying",
            Set.of("inprogress", "running", "started", "progressing", "ongoing", "deploy", "releasing", "active"),
            "Succeeded",
            Set.of(
                    "success",
                    "successful",
                    "ok",
                    "passed",
                    "pass",
                    "done",
                    "completed",
                    "complete",
                    "finished",
                    "deployed"),
            "Failed",
            Set.of("failure", "fail", "error", "errored", "broken", "unsuccessful", "timedout", "timeout", "unstable"),
            "RolledBack",
            Set.of("rollback", "reverted", "revert", "undone"),
            "Cancelled",
            Set.of("canceled", "cancel", "aborted", "abort", "skipped", "stopped", "superseded", "stale", "killed"));

    private Statuses() {}

    /** The status that is probably meant; empty where nothing is likely. */
    static Optional<String> likely(String sent) {
        String word = letters(sent);
        return KNOWN.stream()
                .filter(status -> letters(status).equals(word)
                        || ELSEWHERE.getOrDefault(status, Set.of()).contains(word))
                .findFirst()
                .or(() -> KNOWN.stream()
                        .filter(status ->
                                LevenshteinDistance.getDefaultInstance().apply(letters(status), word) <= NEAR)
                        .findFirst());
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }
}
