import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Prints what holds of seed data, found without any of the code that made it: {@code FILE [NOW]}. */
final class SeedFacts {
    private static Instant now = Instant.parse("2026-04-14T09:00:00Z");
    private static final Set<String> FINISHED = Set.of("Succeeded", "Failed", "RolledBack", "Cancelled");
    private static final Set<String> UNDER_WAY = Set.of("Queued", "Building", "Deploying");

    private SeedFacts() {}

    public static void main(String[] args) throws IOException {
        if (args.length > 1) {
            now = Instant.parse(args[1]);
        }
        var records = Files.readAllLines(Path.of(args[0])).stream()
                .filter(line -> line.startsWith("{"))
                .map(Row::new)
                .toList();
        print("deployments", records.size());
        print("ids", distinct(records, "id").size());
        print("services", distinct(records, "serviceName").size());
        print("environments", String.join(" ", distinct(records, "environment")));
        var past = records.stream()
                .filter(r -> r.start() != null && r.start().isBefore(now))
                .toList();
        print(
                "days",
                Duration.between(past.getFirst().start(), now).plusHours(12).toDays());
        faults(records);
        print("underWay", count(records, r -> r.underWay() && r.since(r.start()).toHours() < 1 && !r.future()));
        print("cancelled", count(records, r -> r.text("status").equals("Cancelled")));
        print("rolledBack", count(records, r -> r.text("status").equals("RolledBack")));
        print(
                "rolledBackInOrder",
                records.stream()
                        .filter(r -> r.text("status").equals("RolledBack"))
                        .allMatch(r -> r.text("rolledBackAt").compareTo(r.text("finishedAt")) > 0));
        print("hotfixes", count(records, r -> "true".equals(r.text("hotfix"))));
        print("inWorkingHours", share(past, SeedFacts::inWorkingHours));
        var releases = past.stream()
                .filter(r -> r.text("environment").equals("production"))
                .toList();
        print(
                "promotedFromStaging",
                share(
                        releases,
                        r -> past.stream().anyMatch(s -> s.text("environment").equals("staging") && s.sameChange(r))));
        var last = past.stream()
                .filter(r -> FINISHED.contains(r.text("status")))
                .toList()
                .getLast();
        print("minutesSinceLastFinish", last.since(last.finish()).toMinutes());
    }

    private static void faults(List<Row> records) {
        print("missingFinish", count(records, r -> r.finished() && r.finish() == null));
        print("unexpectedFinish", count(records, r -> r.underWay() && r.finish() != null));
        print(
                "negativeDuration",
                count(
                        records,
                        r -> r.start() != null
                                && r.finish() != null
                                && r.finish().isBefore(r.start())));
        print("unknownStatus", count(records, r -> !r.finished() && !r.underWay()));
        print("missingStart", count(records, r -> r.start() == null));
        print("futureStart", count(records, Row::future));
        print(
                "stuck",
                count(
                        records,
                        r -> r.underWay()
                                && r.start() != null
                                && r.since(r.start()).toHours() >= 24));
        print(
                "possibleDuplicate",
                records.size() - records.stream().map(Row::identity).distinct().count());
    }

    private static boolean inWorkingHours(Row row) {
        var local = row.start().atZone(ZoneId.of("Europe/Copenhagen"));
        var weekend = local.getDayOfWeek() == DayOfWeek.SATURDAY || local.getDayOfWeek() == DayOfWeek.SUNDAY;
        return !weekend && local.getHour() >= 9 && local.getHour() < 18;
    }

    private static TreeSet<String> distinct(List<Row> records, String field) {
        return records.stream().map(r -> r.text(field)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static long count(List<Row> records, Predicate<Row> rule) {
        return records.stream().filter(rule).count();
    }

    private static String share(List<Row> records, Predicate<Row> rule) {
        return count(records, rule) * 100 / records.size() + " %";
    }

    private static void print(String fact, Object value) {
        System.out.println(fact + " " + value);
    }

    /** One line of the file; a field that is null or absent is null. */
    private record Row(String line) {
        String text(String field) {
            var found = Pattern.compile("\"" + field + "\":\"([^\"]*)\"").matcher(line);
            return found.find() ? found.group(1) : null;
        }

        Instant time(String field) {
            return text(field) == null ? null : Instant.parse(text(field));
        }

        Instant start() {
            return time("startedAt");
        }

        Instant finish() {
            return time("finishedAt");
        }

        boolean finished() {
            return FINISHED.contains(text("status"));
        }

        boolean underWay() {
            return UNDER_WAY.contains(text("status"));
        }

        boolean future() {
            return start() != null && start().isAfter(now.plusSeconds(300));
        }

        Duration since(Instant moment) {
            return moment == null ? Duration.ZERO : Duration.between(moment, now);
        }

        boolean sameChange(Row other) {
            return text("version").equals(other.text("version"))
                    && text("commitSha").equals(other.text("commitSha"));
        }

        List<String> identity() {
            return List.of(
                    text("serviceName"),
                    text("environment"),
                    text("version"),
                    text("commitSha"),
                    String.valueOf(start()));
        }
    }
}
