package io.deployinsights.registry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The packaged registry, at the place that {@code scripts/lib/unpacked} prints. */
final class PackagedRegistry {

    private PackagedRegistry() {}

    /** Arguments of a JVM that runs it: with the AOT cache that {@code scripts/lib/unpacked --trained} may have left, it starts in half the time. */
    static List<String> arguments() throws IOException {
        Path jar = jar();
        Path learnt = jar.resolveSibling("registry.aot");
        return Files.exists(learnt)
                ? List.of("-XX:AOTCache=" + learnt, "-jar", jar.toString())
                : List.of("-jar", jar.toString());
    }

    /** The registry's jar beside its libraries, as in its image. */
    private static Path jar() throws IOException {
        Process process = new ProcessBuilder("../scripts/lib/unpacked", "registry")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String path = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (path.isEmpty()) {
            throw new IllegalStateException("scripts/lib/unpacked registry has failed: see above");
        }
        return Path.of(path);
    }
}
