package io.deployinsights.insights.history;

import io.deployinsights.insights.deployment.Deployment;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * Histories written down as tables, one deployment a line:
 *
 * <pre>{@code
 * service  environment  status  start  finish  key=value…
 * }</pre>
 *
 * A dash is a missing value; times are UTC without their {@code Z}; the keys are {@code id}, {@code version}, {@code commit},
 * {@code by}, {@code type}, {@code rolledBack}, {@code committed} and {@code hotfix}. Ids are the line numbers unless given.
 */
@NullMarked
public final class Histories {

    /** Long after every deployment in a table, unless a test says otherwise. */
    public static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    private Histories() {}

    public static DeploymentHistory history(String table) {
        return history(table, NOW);
    }

    public static DeploymentHistory history(String table, Instant asOf) {
        return of(table(table), asOf);
    }

    public static DeploymentHistory of(List<Deployment> deployments, Instant asOf) {
        var builder = new HistoryBuilder();
        deployments.forEach(builder::put);
        return builder.build(asOf);
    }

    private static List<Deployment> table(String table) {
        var lines =
                table.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        return IntStream.range(0, lines.size())
                .mapToObj(i -> deployment(i + 1, lines.get(i).split("\\s+")))
                .toList();
    }

    private static Deployment deployment(int line, String[] words) {
        return new Deployment(
                Objects.requireNonNullElse(value(words, "id"), Integer.toString(line)),
                text(words[0]),
                value(words, "version"),
                text(words[1]),
                value(words, "type"),
                text(words[2]),
                value(words, "by"),
                time(words[3]),
                time(words[4]),
                time(Objects.requireNonNullElse(value(words, "rolledBack"), "-")),
                value(words, "commit"),
                null,
                time(Objects.requireNonNullElse(value(words, "committed"), "-")),
                null,
                "true".equals(value(words, "hotfix")));
    }

    private static @Nullable String value(String[] words, String key) {
        return Arrays.stream(words)
                .filter(word -> word.startsWith(key + "="))
                .map(word -> word.substring(key.length() + 1))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String text(String word) {
        return word.equals("-") ? null : word;
    }

    private static @Nullable Instant time(String word) {
        return word.equals("-") ? null : Instant.parse(word + "Z");
    }
}
