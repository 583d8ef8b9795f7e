package io.deployinsights.insights.registry;

import io.deployinsights.insights.history.HistoryBuilder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The system of record for deployments. */
public interface Registry {

    /**
     * Every deployment, in the registry's order; all of them or an exception, never a part.
     *
     * @throws RegistryUnavailable when they can't be had now
     */
    HistoryBuilder deployments();

    /**
     * The changes behind a place in the registry's change feed.
     *
     * @param after {@code next} of an earlier page, null for the beginning
     * @return empty when the registry has no change feed
     * @throws RegistryUnavailable when they can't be had now
     */
    Optional<ChangePage> changes(@Nullable String after);

    /** Whether the registry can be reached and calls itself healthy; answers within the probe's timeout. */
    boolean isHealthy();
}
