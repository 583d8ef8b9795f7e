package io.deployinsights.insights.health;

import java.time.Instant;

/**
 * How the service is.
 *
 * @param status {@code healthy}, {@code degraded} when it works but not at its best, or {@code unhealthy}
 * @param timestamp when that was found
 */
record Health(String status, Instant timestamp, Dependencies dependencies) {

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

    static Health of(boolean registryIsConnected, String redis, Instant timestamp) {
        var status = !registryIsConnected ? UNHEALTHY : redis.equals(DISCONNECTED) ? DEGRADED : HEALTHY;
        return new Health(status, timestamp, new Dependencies(registryIsConnected ? CONNECTED : DISCONNECTED, redis));
    }

    boolean isUsable() {
        return !status.equals(UNHEALTHY);
    }
}
