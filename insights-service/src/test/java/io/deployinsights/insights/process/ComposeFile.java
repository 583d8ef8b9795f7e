package io.deployinsights.insights.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What the project's docker-compose.yml says, so that the tests use what is run. */
public final class ComposeFile {

    /** Relative to the module, where Maven runs its tests. */
    public static final Path PATH =
            Path.of("../docker-compose.yml").toAbsolutePath().normalize();

    private ComposeFile() {}

    /** The image that is used where a variable names no other. */
    static String image(String variable) {
        try {
            var named = Pattern.compile("\\$\\{" + variable + ":-([^}]+)}").matcher(Files.readString(PATH));
            if (!named.find()) {
                throw new IllegalStateException("%s names no image as ${%s:-…}".formatted(PATH, variable));
            }
            return named.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
