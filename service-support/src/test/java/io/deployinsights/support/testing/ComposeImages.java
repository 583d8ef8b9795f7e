package io.deployinsights.support.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/** The images of docker-compose.yml, so that the tests use what is run. */
public final class ComposeImages {

    /** Relative to the module, where Maven runs its tests. */
    private static final Path FILE = Path.of("../docker-compose.yml");

    private ComposeImages() {}

    /** The image that a variable of docker-compose.yml names, or else the one that it is pinned to there. */
    public static String named(String variable) {
        return named(variable, System.getenv());
    }

    static String named(String variable, Map<String, String> environment) {
        var given = environment.getOrDefault(variable, "");
        // Docker ignores a tag beside a digest, and Testcontainers takes no name with both.
        return (given.isEmpty() ? pinned(variable) : given).replaceFirst(":[^:@/]+@", "@");
    }

    private static String pinned(String variable) {
        try {
            var named = Pattern.compile("\\$\\{" + variable + ":-([^}]+)}").matcher(Files.readString(FILE));
            if (!named.find()) {
                throw new IllegalStateException("%s names no image as ${%s:-…}".formatted(FILE, variable));
            }
            return named.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
