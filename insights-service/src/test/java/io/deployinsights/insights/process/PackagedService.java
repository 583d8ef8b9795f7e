package io.deployinsights.insights.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The packaged services, at the places that {@code scripts/lib/unpacked} prints. */
final class PackagedService {

    private static final Map<String, Path> JARS = new ConcurrentHashMap<>();

    private PackagedService() {}

    /** A service's jar beside the libraries that were in it, as in its image. */
    static Path jar(String service) {
        return JARS.computeIfAbsent(service, PackagedService::unpack);
    }

    /** Arguments of a JVM that runs it: with the AOT cache that {@code scripts/lib/unpacked --trained} may have left, it starts in half the time. */
    static List<String> arguments(String service) {
        var jar = jar(service);
        var learnt = jar.resolveSibling(service + ".aot");
        return Files.exists(learnt)
                ? List.of("-XX:AOTCache=" + learnt, "-jar", jar.toString())
                : List.of("-jar", jar.toString());
    }

    private static Path unpack(String service) {
        try {
            var process = new ProcessBuilder("../scripts/lib/unpacked", service)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var path = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("scripts/lib/unpacked %s has failed: see above".formatted(service));
            }
            return Path.of(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
