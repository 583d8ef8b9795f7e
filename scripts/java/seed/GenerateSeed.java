package seed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the seed data to the file that is named: the same bytes on every machine. */
final class GenerateSeed {
    private static final Instant START = ReferenceTime.NOW.minus(Duration.ofDays(120));
    private static final Instant END = ReferenceTime.NOW.minus(Duration.ofMinutes(35));

    private GenerateSeed() {}

    public static void main(String[] args) throws IOException {
        var lines = numbered(Faults.into(history())).stream()
                .map(Deployment::toJson)
                .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
        Files.writeString(Path.of(args[0]), lines);
    }

    private static List<Deployment> history() {
        var all = new ArrayList<Deployment>();
        for (var service : ServiceProfile.ALL) {
            var history = new ServiceHistory(service, START, END);
            all.addAll(history.play(START));
            switch (service.name()) {
                case "web-storefront" -> all.addAll(history.closingScene(true));
                case "checkout-api" -> all.addAll(history.closingScene(false));
                default -> {}
            }
        }
        all.sort(Comparator.comparing(Deployment::startedAt).thenComparing(Deployment::serviceName));
        return all;
    }

    /** Fixed ids, because they are what makes a second import of the shifted file add nothing. */
    private static List<Deployment> numbered(List<Deployment> deployments) {
        var chance = new Chance("ids");
        var process = chance.commitSha().substring(0, 10);
        var numbered = new ArrayList<Deployment>();
        var time = START;
        for (var deployment : deployments) {
            if (deployment.startedAt() != null && deployment.startedAt().isBefore(ReferenceTime.NOW)) {
                time = deployment.startedAt();
            }
            var seconds = HexFormat.of().toHexDigits((int) time.getEpochSecond());
            var counter = HexFormat.of().toHexDigits(numbered.size() + 1L, 6);
            numbered.add(deployment.withId(seconds + process + counter));
        }
        return numbered;
    }
}
