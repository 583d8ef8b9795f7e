package io.deployinsights.support;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Services may share how they are served, never what they are for. */
@AnalyzeClasses(packagesOf = ServiceTraits.class)
class NeutralityTests {

    private static final Pattern DOMAIN = Pattern.compile(
            "(?i)deploy|registry|insight|rollback|rolled|lead.?time|failure.?rate|recovery|incident|service.?name");

    @ArchTest
    static final ArchRule knowsNoService = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.deployinsights.registry..", "io.deployinsights.insights..");

    @ArchTest
    static final ArchRule hasNoCycles =
            slices().matching("io.deployinsights.support.(**)").should().beFreeOfCycles();

    static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("NeutralityTests.java"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("sources")
    void hasNoWordOfWhatServicesAreFor(Path source) throws IOException {
        // The first is the name of every package, the second Spring's.
        String text = Files.readString(source).replace("io.deployinsights", "").replace("ResourceHandlerRegistry", "");

        assertThat(DOMAIN.matcher(text).results().map(found -> found.group())).isEmpty();
    }
}
