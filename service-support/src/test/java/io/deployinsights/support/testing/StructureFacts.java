package io.deployinsights.support.testing;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What keeps a module readable in the large. Its working directory is the module's folder. */
public interface StructureFacts {

    /** More are hard to hold in mind together. */
    int MOST_TYPES = 10;

    @Test
    default void hasPackagesOfAFewTypes() {
        assertThat(above(MOST_TYPES, Path::getParent)).isEmpty();
    }

    /** Two types of one name are mistaken for each other: one of the names is wrong. */
    @Test
    default void hasTypesOfDifferentNames() {
        assertThat(above(1, Path::getFileName)).isEmpty();
    }

    @Test
    default void saysOfEachPackageWhatItIsFor() {
        var packages = types().stream().map(Path::getParent).distinct();

        assertThat(packages).allMatch(each -> Files.exists(each.resolve("package-info.java")));
    }

    private static Map<Path, Long> above(long most, Function<Path, Path> by) {
        return types().stream().collect(groupingBy(by, counting())).entrySet().stream()
                .filter(each -> each.getValue() > most)
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static List<Path> types() {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
