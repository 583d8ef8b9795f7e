package io.deployinsights.insights.registry;

import io.deployinsights.insights.history.HistoryBuilder;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.RestClientException;

/**
 * The registry behind HTTP.
 *
 * @param api what the list is read with
 * @param probe the same, with less patience
 */
record HttpRegistry(RegistryApi api, RegistryApi probe, Failures failures) implements Registry {

    /** As many as the contract allows: the fewer pages, the sooner a new replica can answer. */
    private static final int CHANGES_AT_ONCE = 10_000;

    private static final int NOT_FOUND = 404;

    private static final Logger LOG = LoggerFactory.getLogger(HttpRegistry.class);

    @Override
    public HistoryBuilder deployments() {
        return answer(api::deployments);
    }

    @Override
    public Optional<ChangePage> changes(@Nullable String after) {
        try {
            return Optional.of(answer(() -> api.changes(after, CHANGES_AT_ONCE)));
        } catch (RegistryRefused e) {
            if (e.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private <T> T answer(Supplier<@Nullable T> call) {
        T answer;
        try {
            answer = call.get();
        } catch (RuntimeException e) {
            // Not only what the client declares: whatever goes wrong with an answer, it is the registry that can't be
            // read.
            throw failures.explain(e);
        }
        if (answer == null) {
            throw failures.empty();
        }
        return answer;
    }

    @Override
    public boolean isHealthy() {
        try {
            probe.health();
            return true;
        } catch (RestClientException | RegistryUnavailable e) {
            LOG.debug("The registry's health could not be learnt", e);
            return false;
        }
    }
}
