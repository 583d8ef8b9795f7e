package io.deployinsights.insights.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The project's seed data as NDJSON, moved by whole weeks, so that what was done in working hours still is; what is under way began just
 * now. Unlike make seed, which has deployments to the last hour, this leaves out none that were made, whatever the day: tests count on them.
 */
final class SeedData {

    private static final Path FILE = Path.of("..", "deployment-registry", "seed-data.json");

    /** What the file takes for now: a Tuesday. */
    private static final Instant REFERENCE = Instant.parse("2026-04-14T09:00:00Z");

    private static final Pattern TIME =
            Pattern.compile("(\"(?:startedAt|finishedAt|rolledBackAt|committedAt)\":\")([^\"]+)");
    private static final Pattern START = Pattern.compile("\"startedAt\":\"([^\"]+)");
    private static final Pattern JUST_BEGUN = Pattern.compile("\"startedAt\":\"2026-04-14T08:5");

    private SeedData() {}

    static String upTo(Instant now) throws IOException {
        var exact = Duration.between(REFERENCE, now.truncatedTo(ChronoUnit.SECONDS));
        var tuesday = now.atOffset(ZoneOffset.UTC)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.TUESDAY))
                .toLocalDate();
        var weeks = Duration.ofDays(
                ChronoUnit.DAYS.between(REFERENCE.atOffset(ZoneOffset.UTC).toLocalDate(), tuesday));
        // On a Tuesday morning it would be ahead of the time.
        var past = weeks.compareTo(exact) > 0 ? weeks.minusDays(7) : weeks;
        return Files.readAllLines(FILE).stream()
                .filter(line -> line.startsWith("{"))
                .map(line -> moved(line, JUST_BEGUN.matcher(line).find() ? exact : past))
                .filter(line -> !isAhead(line, now))
                .map(line -> line.replaceFirst(",$", ""))
                .collect(Collectors.joining("\n"));
    }

    /** What the file plans for the days after it. */
    private static boolean isAhead(String line, Instant now) {
        var start = START.matcher(line);
        return start.find() && Instant.parse(start.group(1)).isAfter(now);
    }

    private static String moved(String line, Duration distance) {
        return TIME.matcher(line)
                .replaceAll(time -> time.group(1) + Instant.parse(time.group(2)).plus(distance));
    }
}
