package io.deployinsights.insights.web.format;

import static io.deployinsights.insights.history.Histories.history;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.current.CurrentHistory;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.metric.Measurement;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.web.parameters.Parameters;
import io.deployinsights.insights.web.parameters.QueryParameters;
import io.deployinsights.insights.web.parameters.QueryString;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is of production where no environment is named, and what production is. */
class EnvelopeTests {

    @Test
    void isOfProductionWhateverItIsCalled() {
        var history = deployedTo("Prod", "production", "live", "staging", "prod-eu", "pre-production", "-");

        var request = readInProduction("serviceName=api");

        assertThat(request.query().in(history).environments()).containsExactlyInAnyOrder("Prod", "production", "live");
        assertThat(request.query().in(history).serviceNames()).containsExactly("api");
        assertThat(request.in(history).asked()).containsEntry("environment", List.of("Prod", "live", "production"));
        assertThat(request.in(history).hints()).isEmpty();
    }

    @Test
    void isOfEverythingWhereNothingIsRecordedOfProduction() {
        var history = deployedTo("staging", "qa");

        var request = readInProduction("");

        assertThat(request.query().in(history).environments()).isEmpty();
        assertThat(request.in(history).asked()).containsEntry("environment", List.of("*"));
        assertThat(request.in(history).hints())
                .singleElement()
                .satisfies(hint -> assertThat(hint).startsWith("Nothing is recorded of production"));
    }

    /** The whole registry counts, not the selected service. */
    @Test
    void isOfProductionForAServiceThatHasNone() {
        var history = history("""
            api  staging  Succeeded  2026-04-01T10:00:00  -
            web  prod     Succeeded  2026-04-01T10:00:00  -
            """);

        assertThat(readInProduction("serviceName=api").query().in(history).environments())
                .containsExactly("prod");
    }

    @ParameterizedTest
    @ValueSource(strings = {"environment=*", "environment=*&environment=staging"})
    void isOfEverythingWithAStar(String sent) {
        var history = deployedTo("staging", "production");

        for (var request : List.of(read(sent, true), read(sent, false))) {
            assertThat(request.query().in(history).environments()).isEmpty();
            assertThat(request.in(history).hints()).isEmpty();
        }
        assertThat(readInProduction("environment=*").in(history).asked()).containsEntry("environment", List.of("*"));
    }

    @Test
    void isOfTheEnvironmentsThatAreNamed() {
        var request = readInProduction("environment=staging");

        assertThat(request.query().in(deployedTo("staging", "production")).environments())
                .isEqualTo(Set.of("staging"));
        assertThat(request.in(deployedTo("production")).asked()).containsEntry("environment", List.of("staging"));
    }

    private record ReadRequest(Query query, Map<String, @Nullable Object> parameters) {

        Envelope<Object> in(DeploymentHistory history) {
            var nothing = new Measurement<>(List.<Object>of(), Map.of());
            return Envelope.of(new CurrentHistory(history, false), query, parameters, "Anything.", nothing);
        }
    }

    private static ReadRequest readInProduction(String sent) {
        return read(sent, true);
    }

    private static ReadRequest read(String sent, boolean ofProduction) {
        return Parameters.read(
                QueryString.parse(sent),
                parameters -> new ReadRequest(QueryParameters.read(parameters, ofProduction), parameters.asked()));
    }

    private static DeploymentHistory deployedTo(String... environments) {
        return history(Stream.of(environments)
                .map("api %s Succeeded 2026-04-01T10:00:00 -\n"::formatted)
                .collect(Collectors.joining()));
    }
}
