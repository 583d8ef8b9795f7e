package io.deployinsights.insights.registry.resilience;

import io.deployinsights.insights.registry.ChangePage;
import io.deployinsights.insights.registry.FeedPosition;
import io.deployinsights.insights.registry.FullList;
import io.deployinsights.insights.registry.Registry;
import io.deployinsights.insights.registry.RegistryNotAsked;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A registry whose failures are few, short, and no burden to it. Its health is read directly: that is what a probe is for. */
record ResilientRegistry(Registry registry, Guard guard) implements Registry {

    @Override
    public Optional<FullList> deployments(@Nullable String known) {
        return guarded(() -> registry.deployments(known));
    }

    @Override
    public Optional<ChangePage> changes(@Nullable FeedPosition after) {
        return guarded(() -> registry.changes(after));
    }

    @Override
    public Optional<String> epoch() {
        return guarded(registry::epoch);
    }

    @Override
    public Registry.Condition health() {
        return registry.health();
    }

    private <T> T guarded(Supplier<T> read) {
        try {
            return guard.call(read);
        } catch (CallNotPermittedException | BulkheadFullException e) {
            throw new RegistryNotAsked(e);
        }
    }
}
