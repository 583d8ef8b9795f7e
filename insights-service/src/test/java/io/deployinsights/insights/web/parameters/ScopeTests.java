package io.deployinsights.insights.web.parameters;

import static io.deployinsights.insights.history.Histories.history;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.history.DeploymentHistory;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is of production where no environment is named, and what production is. */
class ScopeTests {

    @Test
    void isOfProductionWhateverItIsCalled() {
        var history = deployedTo("Prod", "production", "live", "staging", "prod-eu", "pre-production", "-");

        var scope = readInProduction("serviceName=api");

        assertThat(scope.in(history).environments()).containsExactlyInAnyOrder("Prod", "production", "live");
        assertThat(scope.in(history).serviceNames()).containsExactly("api");
        assertThat(scope.reading(history).asked()).containsEntry("environment", List.of("Prod", "live", "production"));
        assertThat(scope.reading(history).hints()).isEmpty();
    }

    @Test
    void isOfEverythingWhereNothingIsRecordedOfProduction() {
        var history = deployedTo("staging", "qa");

        var scope = readInProduction("");

        assertThat(scope.in(history).environments()).isEmpty();
        assertThat(scope.reading(history).asked()).containsEntry("environment", List.of("*"));
        assertThat(scope.reading(history).hints())
                .singleElement()
                .satisfies(hint -> assertThat(hint).startsWith("Nothing is recorded of production"));
    }

    /** The whole registry is looked at, not the service that is asked for. */
    @Test
    void isOfProductionForAServiceThatHasNone() {
        var history = history("""
            api  staging  Succeeded  2026-04-01T10:00:00  -
            web  prod     Succeeded  2026-04-01T10:00:00  -
            """);

        assertThat(readInProduction("serviceName=api").in(history).environments())
                .containsExactly("prod");
    }

    @ParameterizedTest
    @ValueSource(strings = {"environment=*", "environment=*&environment=staging"})
    void isOfEverythingWithAStar(String sent) {
        var history = deployedTo("staging", "production");

        for (var scope : List.of(readInProduction(sent), Parameters.read(QueryString.parse(sent), Scope::read))) {
            assertThat(scope.in(history).environments()).isEmpty();
            assertThat(scope.reading(history).hints()).isEmpty();
        }
        assertThat(readInProduction("environment=*").reading(history).asked())
                .containsEntry("environment", List.of("*"));
    }

    @Test
    void isOfTheEnvironmentsThatAreNamed() {
        var scope = readInProduction("environment=staging");

        assertThat(scope.in(deployedTo("staging", "production")).environments()).isEqualTo(Set.of("staging"));
        assertThat(scope.reading(deployedTo("production")).asked()).containsEntry("environment", List.of("staging"));
    }

    private static Scope readInProduction(String sent) {
        return Parameters.read(QueryString.parse(sent), Scope::readInProduction);
    }

    private static DeploymentHistory deployedTo(String... environments) {
        return history(Stream.of(environments)
                .map("api %s Succeeded 2026-04-01T10:00:00 -\n"::formatted)
                .collect(Collectors.joining()));
    }
}
