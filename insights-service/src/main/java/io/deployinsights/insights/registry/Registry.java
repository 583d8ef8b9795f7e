package io.deployinsights.insights.registry;

import io.deployinsights.support.build.Build;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The system of record for deployments. */
public interface Registry {

    /** As many as the contract allows: the fewer pages, the sooner a new replica can answer. */
    int CHANGES_AT_ONCE = 10_000;

    /**
     * What a registry reports of itself.
     *
     * @param isHealthy whether it can be reached and calls itself healthy
     * @param build what runs there; null when it doesn't say so
     */
    record Condition(boolean isHealthy, @Nullable Build build) {

        /** Of one that can't be reached, or calls itself unhealthy. */
        public static final Condition UNHEALTHY = new Condition(false, null);
    }

    /**
     * Every deployment, in the registry's order; all of them or an exception, never a part.
     *
     * @param known the tag of an earlier list, null for none
     * @return empty when the list is still the one with that tag
     * @throws RegistryUnavailable when they can't be had now
     */
    Optional<FullList> deployments(@Nullable String known);

    /**
     * The changes behind a place in the registry's change feed, up to {@link #CHANGES_AT_ONCE}.
     *
     * @param after the end of an earlier page, null for the beginning
     * @return empty when the registry has no change feed
     * @throws RegistryUnavailable when they can't be had now
     */
    Optional<ChangePage> changes(@Nullable FeedPosition after);

    /**
     * The epoch that the change feed has now, at the cost of one small request.
     *
     * @return empty when the registry has no change feed
     * @throws RegistryUnavailable when it can't be had now
     */
    Optional<String> epoch();

    /** How the registry is, and what runs there; answers within the probe's timeout. */
    Condition health();
}
