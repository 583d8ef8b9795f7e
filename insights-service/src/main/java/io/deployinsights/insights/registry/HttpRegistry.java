package io.deployinsights.insights.registry;

import io.deployinsights.insights.history.HistoryBuilder;
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

    private static final Logger LOG = LoggerFactory.getLogger(HttpRegistry.class);

    @Override
    public HistoryBuilder deployments() {
        HistoryBuilder deployments;
        try {
            deployments = api.deployments();
        } catch (RuntimeException e) {
            // Not only what the client declares: whatever goes wrong with an answer, it is the registry that can't be
            // read.
            throw failures.explain(e);
        }
        if (deployments == null) {
            throw failures.empty();
        }
        return deployments;
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
