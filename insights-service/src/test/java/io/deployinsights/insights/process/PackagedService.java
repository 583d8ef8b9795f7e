package io.deployinsights.insights.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the build makes of the services, by the system property that names it. */
final class PackagedService {

    private static final Map<String, Path> UNPACKED = new ConcurrentHashMap<>();

    private PackagedService() {}

    /** A file of the build. */
    static Path file(String property) {
        var path = Path.of(System.getProperty(property, property + " is set by the build"));
        if (!Files.exists(path)) {
            throw new IllegalStateException("%s is missing: package the modules first (mvn package)".formatted(path));
        }
        return path;
    }

    /** A service's jar beside the libraries that were in it, as in its image: it starts in two thirds of the processor time. */
    static Path unpacked(String property) {
        return UNPACKED.computeIfAbsent(property, PackagedService::unpack);
    }

    private static Path unpack(String property) {
        var folder = Path.of("target", "unpacked", property).toAbsolutePath();
        var command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djarmode=tools",
                        "-jar",
                        file(property).toString(),
                        "extract",
                        "--force",
                        "--destination",
                        folder.toString(),
                        "--application-filename",
                        property)
                .redirectErrorStream(true);
        try {
            var process = command.start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("%s can't be unpacked: %s".formatted(property, said));
            }
            return folder.resolve(property);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
