package io.deployinsights.insights.registry.http;

import io.deployinsights.insights.history.HistoryBuilder;
import io.deployinsights.insights.registry.Registry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.web.client.RestClient;

/** Clients as the service makes them, but without the service. */
public final class Registries {

    private Registries() {}

    /** A client with a second's patience. */
    public static Registry at(URI url) {
        return at(url, Duration.ofSeconds(1));
    }

    /** The whole list of a registry. */
    public static HistoryBuilder list(Registry registry) {
        return registry.deployments(null).orElseThrow().deployments();
    }

    static Registry at(URI url, Duration timeout) {
        return at(url, timeout, timeout);
    }

    static Registry at(URI url, Duration timeout, Duration pageTimeout) {
        var properties = new RegistryProperties(url, timeout, timeout, pageTimeout, timeout);
        return new HttpConfiguration()
                .httpRegistry(properties, RestClient.builder(), InstantSource.system(), new SimpleMeterRegistry());
    }
}
