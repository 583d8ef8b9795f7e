package io.deployinsights.insights.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.deployinsights.insights.deployment.Deployment;
import io.deployinsights.insights.history.Histories;
import io.deployinsights.insights.registry.RegistryUnavailable;
import io.deployinsights.insights.registry.http.Registries;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The contract demands of the registry all that this service reads, and nothing else. */
class JustWhatIsNeededTests {

    /** A field that is read from now on, but is in no contract, would be one that the registry may drop. */
    @Test
    void findsEveryFieldThatItKnowsInTheContract() {
        var demanded = Stream.of("deployment", "complete-deployment", "rolled-back-deployment")
                .flatMap(JustWhatIsNeededTests::required);

        assertThat(demanded.map(field -> field.equals("labels") ? "hotfix" : field))
                .containsAll(Arrays.stream(Deployment.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList());
    }

    static Stream<String> deploymentFields() {
        return Stream.of("deployment", "complete-deployment", "rolled-back-deployment")
                .flatMap(JustWhatIsNeededTests::required)
                .distinct();
    }

    /** A field that nobody reads is none of the contract's business: the registry is free to change it. */
    @ParameterizedTest
    @MethodSource("deploymentFields")
    void demandsNoFieldThatItDoesNotRead(String field) {
        var list = Interaction.named("registry/list");
        list.body().valueStream().map(ObjectNode.class::cast).forEach(deployment -> deployment.remove(field));

        try (var server = new ContractedRegistry(list)) {
            assertThat(Understood.deployments(
                            Registries.list(Registries.at(server.url())).build(Histories.NOW)))
                    .isNotEqualTo(ExpectedDeployments.deployments(
                            Interaction.named("registry/list").body()));
        }
    }

    static Stream<String> pageFields() {
        return required("changes");
    }

    @ParameterizedTest
    @MethodSource("pageFields")
    void needsEveryFieldOfAPage(String field) {
        var changes = Interaction.named("registry/changes-from-the-beginning");
        ((ObjectNode) changes.body()).remove(field);

        try (var server = new ContractedRegistry(changes)) {
            var registry = Registries.at(server.url());

            assertThatExceptionOfType(RegistryUnavailable.class).isThrownBy(() -> registry.changes(null));
        }
    }

    private static Stream<String> required(String schema) {
        return Interaction.schema(schema).get("required").valueStream().map(JsonNode::stringValue);
    }
}
