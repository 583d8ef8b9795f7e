package io.deployinsights.registry.request;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** What becomes of unknown names without a registry around. */
final class Unknown {

    private Unknown() {}

    /** As it is unless something else is configured. */
    static UnknownNames refused() {
        return new UnknownNames(new LenienceProperties(false), new SimpleMeterRegistry());
    }
}
