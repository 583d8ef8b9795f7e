package io.deployinsights.insights.health;

import io.deployinsights.insights.registry.Registry;
import io.deployinsights.support.build.Build;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the service is.
 *
 * @param status {@code healthy}, {@code degraded} when it works but not at its best, or {@code unhealthy}
 * @param timestamp when that was found
 * @param build what runs here
 * @param registryBuild what runs as the registry; null when it can't be reached, or doesn't say so
 */
record Health(
        String status,
        Instant timestamp,
        Build build,
        @Nullable Build registryBuild,
        Dependencies dependencies) {

    static final String CONNECTED = "connected";
    static final String DISCONNECTED = "disconnected";
    static final String DISABLED = "disabled";
    private static final String HEALTHY = "healthy";
    private static final String DEGRADED = "degraded";
    private static final String UNHEALTHY = "unhealthy";

    /**
     * What the service depends on.
     *
     * @param registry {@code connected} or {@code disconnected}
     * @param redis {@code connected}, {@code disconnected}, or {@code disabled} where none is configured
     */
    record Dependencies(String registry, String redis) {}

    static Health of(Registry.Condition registry, String redis, Build build, Instant timestamp) {
        var status = !registry.isHealthy() ? UNHEALTHY : redis.equals(DISCONNECTED) ? DEGRADED : HEALTHY;
        return new Health(
                status,
                timestamp,
                build,
                registry.build(),
                new Dependencies(registry.isHealthy() ? CONNECTED : DISCONNECTED, redis));
    }

    boolean isUsable() {
        return !status.equals(UNHEALTHY);
    }
}
