package io.deployinsights.insights.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.deployinsights.insights.history.Histories;
import io.deployinsights.insights.registry.FeedPosition;
import io.deployinsights.insights.registry.Registry;
import io.deployinsights.insights.registry.RegistryUnavailable;
import io.deployinsights.insights.registry.http.Registries;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** This service asks what is written down in {@code contracts}, and understands the answers: the registry's own tests see to it that it answers like that. */
class UnderstandsRegistriesTests {

    static Stream<Interaction> interactions() {
        return Stream.of("registry", "original-registry").flatMap(registry -> Interaction.of(registry).stream());
    }

    @ParameterizedTest
    @MethodSource("interactions")
    void asksAndUnderstands(Interaction interaction) {
        try (var server = new ContractedRegistry(interaction)) {
            var registry = Registries.at(server.url());

            switch (interaction.uri().replaceAll("after=[^&]+", "after")) {
                case "/api/health" -> assertThat(registry.health().isHealthy()).isEqualTo(interaction.isAnswered());
                case "/api/deployments" -> assertUnderstandsList(registry, interaction);
                case "/api/deployments/changes?limit=1" -> assertUnderstandsEpoch(registry, interaction);
                case "/api/deployments/changes?limit=10000", "/api/deployments/changes?after&limit=10000" ->
                    assertUnderstandsChanges(registry, interaction);
                default -> throw new AssertionError("Nothing in insights asks for " + interaction.uri());
            }
        }
    }

    private static void assertUnderstandsList(Registry registry, Interaction interaction) {
        if (interaction.isAnswered()) {
            assertThat(Understood.deployments(Registries.list(registry).build(Histories.NOW)))
                    .isEqualTo(ExpectedDeployments.deployments(interaction.body()));
        } else {
            assertThatExceptionOfType(RegistryUnavailable.class).isThrownBy(() -> registry.deployments(null));
        }
    }

    private static void assertUnderstandsEpoch(Registry registry, Interaction interaction) {
        var epoch = interaction.body().path("epoch").asStringOpt();

        assertThat(registry.epoch()).isEqualTo(epoch);
        assertThat(epoch.isPresent()).isEqualTo(interaction.isAnswered());
    }

    private static void assertUnderstandsChanges(Registry registry, Interaction interaction) {
        var body = interaction.body();
        switch (interaction.status()) {
            case 200 ->
                assertThat(registry.changes(place(interaction))).hasValueSatisfying(page -> {
                    assertThat(page.epoch()).isEqualTo(body.get("epoch").stringValue());
                    assertThat(page.next()).isEqualTo(body.get("next").stringValue());
                    assertThat(page.more()).isEqualTo(body.get("more").booleanValue());
                    assertThat(Understood.deployments(Histories.of(page.items(), Histories.NOW)))
                            .isEqualTo(ExpectedDeployments.deployments(body.get("items")));
                });
            case 404 -> assertThat(registry.changes(place(interaction))).isEmpty();
            default ->
                assertThatExceptionOfType(RegistryUnavailable.class)
                        .isThrownBy(() -> registry.changes(place(interaction)));
        }
    }

    private static @Nullable FeedPosition place(Interaction interaction) {
        var cursor = interaction.variable("next");
        return cursor == null
                ? null
                : new FeedPosition(Objects.requireNonNull(interaction.variable("epoch")), cursor, Instant.EPOCH);
    }
}
