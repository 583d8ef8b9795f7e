package io.deployinsights.insights.registry.resilience;

import io.deployinsights.insights.registry.RegistryUnavailable;
import java.util.function.Predicate;

/** What the registry is asked again after. Public because {@code application.yml} names it. */
public final class Transient implements Predicate<Throwable> {

    @Override
    public boolean test(Throwable failure) {
        return failure instanceof RegistryUnavailable unavailable && unavailable.isTransient();
    }
}
