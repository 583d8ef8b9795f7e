package io.deployinsights.registry.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.registry.Answer;
import io.deployinsights.registry.mongo.Database;
import io.deployinsights.registry.mongo.OnSharedServer;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The registry keeps what insights relies on: what is in {@code contracts/registry}, where every file is a question and what the answer
 * must be like. A test that fails here says that insights would no longer understand the registry; {@code contracts/README.md} says what to do.
 */
@ExtendWith(OnSharedServer.class)
@TestInstance(Lifecycle.PER_CLASS)
public class InsightsContractTests {

    @AutoClose
    private final GivenRegistry registry;

    protected InsightsContractTests(Database database) {
        registry = new GivenRegistry(database);
    }

    static List<Interaction> interactions() {
        return Interaction.all();
    }

    @ParameterizedTest
    @MethodSource("interactions")
    void answersAsInsightsNeeds(Interaction interaction) {
        var given = registry.given(interaction.given(), interaction.example());
        Interaction asked = interaction.with(given.variables());

        Answer answer = given.client().get(asked.path());

        String description = "%s: %s".formatted(interaction, answer.body());
        assertThat(answer.status()).as(description).isEqualTo(asked.status());
        assertThat(answer.header("Content-Type")).as(description).startsWith(asked.contentType());
        assertThat(asked.misunderstandings(answer.body()))
                .as("what insights would not understand in %s", description)
                .isEmpty();
    }

    /** Otherwise insights would be tested with answers that no registry has to give. */
    @ParameterizedTest
    @MethodSource("interactions")
    void hasAnExampleThatIsAsItDemands(Interaction interaction) {
        Interaction example = interaction.with(interaction.variables());

        assertThat(example.misunderstandings(example.example().toString()))
                .as("%s", interaction)
                .isEmpty();
    }
}
