package io.deployinsights.insights.faults;

import io.deployinsights.insights.faults.caller.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The rows of a table of {@code docs/resilience.md}, in a file that {@code scripts/measuring/faults} takes them from. */
final class Report {

    private static final Path FOLDER = Path.of("target", "resilience");

    private final Path file;
    private final Map<String, String> rows = new LinkedHashMap<>();

    Report(String table) {
        file = FOLDER.resolve(table + ".md");
    }

    void add(String fault, Observed seen) {
        add(
                fault,
                List.of(
                        cell(seen.insights(), seen.healed()),
                        cell(seen.health(), seen.healed()),
                        cell(seen.writes(), seen.healed()),
                        cell(seen.registryHealth(), seen.healed()),
                        seconds(seen.currentAfter())));
    }

    /**
     * Adds what readers of the registry saw.
     *
     * @param answers one of each kind, while the fault lasted
     * @param resumedAfter from the repair until an export under way was complete
     * @param cutAfter from the begin of a fault that was not put right until an export under way was cut off
     * @param answersAfter from the repair until there was an answer again
     */
    void add(String fault, List<Answer> answers, Duration resumedAfter, Duration cutAfter, Duration answersAfter) {
        var cells = new ArrayList<String>();
        answers.forEach(answer -> cells.add(cell(List.of(answer), Instant.MAX)));
        cells.addAll(List.of(seconds(resumedAfter), seconds(cutAfter), seconds(answersAfter)));
        add(fault, cells);
    }

    private void add(String fault, List<String> cells) {
        rows.put(fault, "| %s | %s |".formatted(fault, String.join(" | ", cells)));
        try {
            Files.createDirectories(FOLDER);
            Files.write(file, rows.values());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each kind of answer before the repair, in the order in which they were first seen, and the longest that anybody waited. */
    private static String cell(List<Answer> answers, Instant healed) {
        var outcomes = answers.stream()
                .filter(answer -> answer.received().isBefore(healed))
                .map(Report::outcome)
                .distinct()
                .collect(Collectors.joining(", "));
        return "%s; %s".formatted(outcomes, seconds(Observed.longest(answers)));
    }

    private static String outcome(Answer answer) {
        return switch (answer.status()) {
            case 0 -> "no answer";
            case 200 -> answer.isStale() ? "200 stale" : "200";
            default ->
                answer.status()
                        + answer.retryAfter().map(" (retry in %s s)"::formatted).orElse("");
        };
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1_000.0);
    }
}
