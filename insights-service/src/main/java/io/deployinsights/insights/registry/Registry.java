package io.deployinsights.insights.registry;

import io.deployinsights.insights.history.HistoryBuilder;

/** The system of record for deployments. */
public interface Registry {

    /**
     * Every deployment, in the registry's order; all of them or an exception, never a part.
     *
     * @throws RegistryUnavailable when they can't be had now
     */
    HistoryBuilder deployments();

    /** Whether the registry can be reached and calls itself healthy; answers within the probe's timeout. */
    boolean isHealthy();
}
