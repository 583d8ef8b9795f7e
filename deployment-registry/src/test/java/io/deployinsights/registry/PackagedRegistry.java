package io.deployinsights.registry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What the build has made of the registry, as {@code scripts/unpacked} tells. */
final class PackagedRegistry {

    private PackagedRegistry() {}

    /** The registry's jar beside its libraries, as in its image. */
    static Path jar() throws IOException {
        Process process = new ProcessBuilder("../scripts/unpacked", "registry")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String path = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (path.isEmpty()) {
            throw new IllegalStateException("scripts/unpacked registry has failed: see above");
        }
        return Path.of(path);
    }
}
