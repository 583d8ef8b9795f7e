package io.deployinsights.registry;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.deployinsights.registry.store.DeploymentStore;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RestController;

@AnalyzeClasses(packages = "io.deployinsights.registry", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule packagesFormNoCycles =
            slices().matching("io.deployinsights.registry.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheEmbeddedStoreKnowsItself = noClasses()
            .that()
            .resideOutsideOfPackage("..embedded..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..registry.embedded..", "de.bwaldvogel..", "org.h2..", "io.netty..");

    @ArchTest
    static final ArchRule theCoreKnowsNeitherWebNorDatabase = noClasses()
            .that()
            .resideInAnyPackage("..registry.deployment..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.mongodb..", "jakarta.servlet..", "org.springframework.web..", "java.io..");

    @ArchTest
    static final ArchRule onlyTheStoreWritesDeployments = noClasses()
            .that()
            .resideOutsideOfPackages("..registry.store..", "..registry.embedded..")
            .and()
            .doNotHaveSimpleName("IdempotencyKeys")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("com.mongodb.client.MongoCollection");

    @ArchTest
    static final ArchRule onlyChangesHaveDeploymentsWritten = noClasses()
            .that()
            .resideOutsideOfPackages("..registry.change", "..registry.store..")
            .should()
            .callMethodWhere(target(owner(type(DeploymentStore.class)))
                    .and(target(nameMatching("insert|insertMissing|replace"))));

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields = noFields().should().beAnnotatedWith(Autowired.class);

    @ArchTest
    static final ArchRule controllersAreNobodysBusiness =
            classes().that().areAnnotatedWith(RestController.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule publicTypesAreUsedElsewhere = classes()
            .that()
            .arePublic()
            .and()
            .areTopLevelClasses()
            .should(new ArchCondition<>("be used by another package") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean used = type.getDirectDependenciesToSelf().stream()
                            .anyMatch(dependency -> !dependency
                                    .getOriginClass()
                                    .getPackageName()
                                    .equals(type.getPackageName()));
                    events.add(new SimpleConditionEvent(type, used, type.getName() + " could be package-private"));
                }
            });
}
