package io.deployinsights.insights.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.deployinsights.insights.StandInRegistry;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A registry that answers what is in the contract, word for word, and nothing else. */
final class ContractedRegistry implements AutoCloseable {

    private static final int NOT_IMPLEMENTED = 501;

    private final StandInRegistry server = new StandInRegistry();
    private final Queue<URI> unexpected = new ConcurrentLinkedQueue<>();
    private final List<Interaction> interactions;

    ContractedRegistry(Interaction... interactions) {
        this.interactions = List.of(interactions);
        server.lists(this::answer).changes(this::answer).probes(this::answer);
    }

    static ContractedRegistry of(String... names) {
        return new ContractedRegistry(
                List.of(names).stream().map(Interaction::named).toArray(Interaction[]::new));
    }

    URI url() {
        return server.url();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var asked = exchange.getRequestURI();
        var interaction = interactions.stream()
                .filter(each -> each.uri().equals(asked.toString()))
                .findFirst();
        if (interaction.isEmpty()) {
            unexpected.add(asked);
        }
        interaction
                .map(Interaction::answer)
                .orElseGet(() -> StandInRegistry.status(NOT_IMPLEMENTED))
                .handle(exchange);
    }

    /** What a registry is asked has to be in the contract, or it is nobody's business to answer it. */
    @Override
    public void close() {
        server.close();
        assertThat(unexpected)
                .as("requests that are not in the contract: write them down in contracts/registry")
                .isEmpty();
    }
}
