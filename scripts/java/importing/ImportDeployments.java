package importing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Sends a file of deployments of any size to a registry's import: {@code <file> <registry address> [--shift] [--if-empty]}. */
final class ImportDeployments {
    private static final int GZIP_MAGIC = 0x1f8b;

    private ImportDeployments() {}

    public static void main(String[] args) throws InterruptedException {
        try {
            var options = List.of(args).subList(2, args.length);
            if (options.contains("--if-empty") && !isEmpty(args[1])) {
                System.out.println("The registry holds deployments already: nothing imported");
                System.exit(0);
            }
            var answer = send(Path.of(args[0]), args[1], options.contains("--shift"));
            System.out.println(answer.describe());
            System.exit(answer.good() ? 0 : 1);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
        } catch (ConnectException e) {
            System.err.println("No registry answers at " + args[1]
                    + ": start one with make up, or name another with REGISTRY_URL.");
        } catch (IOException e) {
            System.err.println("The connection to " + args[1] + " broke (" + e.getMessage()
                    + "): what the registry had accepted is stored, and the same command again completes it.");
        }
        System.exit(1);
    }

    private static ImportAnswer send(Path path, String registry, boolean shift)
            throws IOException, InterruptedException {
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw new IllegalArgumentException("No readable file " + path + ".");
        }
        var request = HttpRequest.newBuilder(address(registry, "/import"))
                .header("Content-Type", shift ? "application/x-ndjson" : "application/json")
                .POST(
                        shift
                                ? BodyPublishers.ofString(seedUpToNow(path))
                                : BodyPublishers.ofInputStream(() -> open(path)))
                .build();
        try (var client = client()) {
            var response = client.send(request, BodyHandlers.ofString());
            return ImportAnswer.of(response.statusCode(), response.body());
        }
    }

    private static String seedUpToNow(Path path) throws IOException {
        var times = new SeedTimes(Instant.now().truncatedTo(ChronoUnit.SECONDS));
        try (var lines = Files.lines(path)) {
            return lines.filter(line -> line.startsWith("{")).map(times::move).collect(Collectors.joining());
        }
    }

    /** JSON in as many lines as it likes, or CSV, gzipped or not; the registry sees from its content which. */
    private static InputStream open(Path path) {
        try {
            var file = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
            file.mark(2);
            var magic = file.read() << 8 | file.read();
            file.reset();
            return magic == GZIP_MAGIC ? new GZIPInputStream(file, 1 << 16) : file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isEmpty(String registry) throws IOException, InterruptedException {
        try (var client = client()) {
            var request = HttpRequest.newBuilder(address(registry, "?limit=1")).build();
            return client.send(request, BodyHandlers.ofString()).body().strip().equals("[]");
        }
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    private static URI address(String registry, String rest) {
        if (!registry.matches("https?://[^/\\s]+.*")) {
            throw new IllegalArgumentException("REGISTRY_URL is no http address: " + registry);
        }
        return URI.create(registry.replaceAll("/+$", "") + "/api/deployments" + rest);
    }
}
