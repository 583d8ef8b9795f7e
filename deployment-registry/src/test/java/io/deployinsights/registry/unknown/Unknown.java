package io.deployinsights.registry.unknown;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** What becomes of unknown names without a registry around. */
public final class Unknown {

    private Unknown() {}

    /** As it is unless something else is configured. */
    public static UnknownNames refused() {
        return new UnknownNames(new LenienceProperties(false), new SimpleMeterRegistry());
    }
}
