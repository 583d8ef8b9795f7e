package importing;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Moves the seed's records in time, so that they end now: by whole weeks, so that what was done in working hours still is, and by
 * so many that the file's end is not before now. What is then ahead of now has not happened yet.
 */
final class SeedTimes {
    /** The moment that the seed file takes for now: a Tuesday, eleven in the morning where the company works. */
    private static final Instant FILE_NOW = Instant.parse("2026-04-14T09:00:00Z");

    private static final ZoneId HOME = ZoneId.of("Europe/Copenhagen");
    private static final Pattern TIME =
            Pattern.compile("(\"(?:startedAt|finishedAt|rolledBackAt|committedAt)\":\")([^\"]+)");
    private static final Pattern START = Pattern.compile("\"startedAt\":\"([^\"]+)");
    private static final Pattern FINISH = Pattern.compile("\"finishedAt\":\"([^\"]+)\"");
    private static final Pattern ROLLED_BACK = Pattern.compile("\"rolledBackAt\":\"([^\"]+)\",");
    private static final Pattern STATUS = Pattern.compile("\"status\":\"[^\"]+\"");

    /** What the file has under way, and what that came from, is at its very end, and as long before now as there. */
    private static final Duration CLOSING_SCENE = Duration.ofMinutes(35);

    private final Instant now;
    private final long weeks;

    SeedTimes(Instant now) {
        this.now = now;
        long passed = 0;
        while (later(FILE_NOW, passed).isBefore(now)) {
            passed++;
        }
        weeks = passed;
    }

    /** The record in a line, with the end of the line; nothing when it is ahead of now. */
    String move(String line) {
        var start = time(START, line);
        if (start != null && isInClosingScene(start)) {
            var distance = Duration.between(FILE_NOW, now);
            return record(moved(line, time -> time.plus(distance)));
        }
        var moved = moved(line, time -> later(time, weeks));
        var finish = time(FINISH, moved);
        var known = start == null ? finish : time(START, moved);
        if (known != null && known.isAfter(now)) {
            return "";
        }
        var rolledBack = time(ROLLED_BACK, moved);
        var soFar = rolledBack != null && rolledBack.isAfter(now) ? notRolledBack(moved) : moved;
        return record(finish != null && finish.isAfter(now) ? underWay(soFar) : soFar);
    }

    private static boolean isInClosingScene(Instant start) {
        return !start.isAfter(FILE_NOW) && start.isAfter(FILE_NOW.minus(CLOSING_SCENE));
    }

    /** By the clocks on the wall, also where they have been changed in between. */
    private static Instant later(Instant time, long weeks) {
        return ZonedDateTime.ofInstant(time, HOME).plusWeeks(weeks).toInstant();
    }

    private static String moved(String line, UnaryOperator<Instant> move) {
        return TIME.matcher(line).replaceAll(time -> time.group(1) + move.apply(Instant.parse(time.group(2))));
    }

    private static String underWay(String line) {
        var unfinished = FINISH.matcher(line).replaceFirst("\"finishedAt\":null");
        return STATUS.matcher(unfinished).replaceFirst("\"status\":\"Deploying\"");
    }

    private static String notRolledBack(String line) {
        var before = ROLLED_BACK.matcher(line).replaceFirst("");
        return STATUS.matcher(before).replaceFirst("\"status\":\"Succeeded\"");
    }

    private static Instant time(Pattern pattern, String line) {
        var found = pattern.matcher(line);
        return found.find() ? Instant.parse(found.group(1)) : null;
    }

    private static String record(String line) {
        return line.replaceFirst(",?$", "\n");
    }
}
