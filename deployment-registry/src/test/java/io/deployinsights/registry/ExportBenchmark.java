package io.deployinsights.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A million deployments in a MongoDB of another process leave a registry with 256 MB of heap, in every form. */
class ExportBenchmark {

    private static final Logger log = LoggerFactory.getLogger(ExportBenchmark.class);

    private static final int RECORDS = 1_000_000;
    private static final Pattern COLLECTION = Pattern.compile("Pause .* (\\d+)M->(\\d+)M");

    @TempDir
    private Path folder;

    @Test
    void exportsAMillionDeployments() throws Exception {
        Process mongo = startMongo();
        Path gcLog = folder.resolve("gc.log");
        try (RegistryProcess registry = RegistryProcess.start(
                List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=4", "-Xlog:gc:file=" + gcLog),
                "spring.mongodb.uri=" + mongo.inputReader().readLine())) {
            assertThat(export(registry, "application/json", "\"id\":\"")).isEqualTo(RECORDS);
            assertThat(export(registry, "application/x-ndjson", "\n")).isEqualTo(RECORDS);
            assertThat(export(registry, "text/csv", "\n")).isEqualTo(RECORDS + 1);
        } finally {
            mongo.destroyForcibly().onExit().join();
        }
        log.info("Heap of 256 MB: at most {} MB used, at most {} MB live", peak(gcLog, 1), peak(gcLog, 2));
    }

    private static long export(RegistryProcess registry, String accept, String mark) throws IOException {
        long start = System.nanoTime();
        var connection = URI.create(registry.client().address() + "/api/deployments")
                .toURL()
                .openConnection();
        connection.setRequestProperty("Accept", accept);
        long marks = 0;
        long bytes = 0;
        try (InputStream answer = connection.getInputStream()) {
            MarkCounter counter = new MarkCounter(mark);
            byte[] buffer = new byte[1 << 16];
            for (int read = answer.read(buffer); read >= 0; read = answer.read(buffer)) {
                marks += counter.count(buffer, read);
                bytes += read;
            }
        }
        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        log.info("{}: {} marks in {} MB, {} s", accept, marks, bytes >> 20, taken.toMillis() / 1_000.0);
        return marks;
    }

    private static long peak(Path gcLog, int group) throws IOException {
        try (Stream<String> lines = Files.lines(gcLog)) {
            return lines.map(COLLECTION::matcher)
                    .filter(Matcher::find)
                    .mapToLong(pause -> Long.parseLong(pause.group(group)))
                    .max()
                    .orElse(0);
        }
    }

    private static Process startMongo() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx6g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MillionDeployments.class.getName(),
                        String.valueOf(RECORDS))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Counts a text in a stream of bytes, also where it is cut in two. */
    private static final class MarkCounter {

        private final byte[] mark;
        private int matched;

        MarkCounter(String mark) {
            this.mark = mark.getBytes(StandardCharsets.US_ASCII);
        }

        long count(byte[] bytes, int length) {
            long found = 0;
            for (int i = 0; i < length; i++) {
                if (bytes[i] != mark[matched]) {
                    matched = 0;
                }
                if (bytes[i] == mark[matched] && ++matched == mark.length) {
                    found++;
                    matched = 0;
                }
            }
            return found;
        }
    }
}
