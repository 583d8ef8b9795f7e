package io.deployinsights.insights;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

@AnalyzeClasses(packagesOf = InsightsApplication.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    private static final String HERE = "io.deployinsights.insights.";

    /** What the project exists for. */
    private static final String[] CORE = {
        HERE + "deployment",
        HERE + "column",
        HERE + "chronology",
        HERE + "history",
        HERE + "window",
        HERE + "statistics",
        HERE + "exclusion",
        HERE + "selection",
        HERE + "benchmark",
        HERE + "metric..",
        HERE + "evidence"
    };

    @ArchTest
    static final ArchRule hasNoCycles =
            slices().matching(HERE + "(**)").should().beFreeOfCycles();

    /** Java, and a library of arrays. */
    @ArchTest
    static final ArchRule computesWithoutFrameworks = classes()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(CORE)
                    .or(resideInAnyPackage("java..", "org.jspecify.annotations", "it.unimi.dsi.fastutil..")));

    /** A result depends on its arguments alone: the time is passed in as asOf. */
    @ArchTest
    static final ArchRule computesWithoutAClock = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    @ArchTest
    static final ArchRule knowsTheMetricsNotTheirReaders = noClasses()
            .that()
            .resideInAnyPackage(
                    HERE + "deployment",
                    HERE + "column",
                    HERE + "chronology",
                    HERE + "history",
                    HERE + "window",
                    HERE + "statistics")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(HERE + "exclusion", HERE + "selection", HERE + "metric..", HERE + "evidence");

    @ArchTest
    static final ArchRule speaksHttpAtTheEdgesOnly = noClasses()
            .that()
            .resideOutsideOfPackages(HERE + "web..", HERE + "health", HERE + "registry..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.web..", "org.springframework.http..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule servesFromTheWebPackagesOnly = noClasses()
            .that()
            .resideOutsideOfPackages(HERE + "web..", HERE + "health")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.web.servlet..", "jakarta.servlet..", "io.swagger..", "org.apache.catalina..");

    @ArchTest
    static final ArchRule asksTheRegistryThroughItsPackageOnly = noClasses()
            .that()
            .resideOutsideOfPackage(HERE + "registry..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.web.client..", "org.springframework.web.service..", "java.net.http..");

    @ArchTest
    static final ArchRule readsParametersWithoutTheServer = noClasses()
            .that()
            .resideInAPackage(HERE + "web.parameters")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "jakarta..");

    @ArchTest
    static final ArchRule answersFromTheHistoryOnly = noClasses()
            .that()
            .resideInAnyPackage(HERE + "web", HERE + "web.answer", HERE + "web.format")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(HERE + "registry..");

    @ArchTest
    static final ArchRule logsInsteadOfPrinting = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
}
