package io.deployinsights.insights.health;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * How the service is.
 *
 * @param status {@code healthy}, {@code degraded} when it works but not at its best, or {@code unhealthy}
 * @param timestamp when that was found
 */
record Health(
        @Schema(allowableValues = {"healthy", "degraded", "unhealthy"})
        String status,

        Instant timestamp,
        Dependencies dependencies) {

    /**
     * What the service depends on.
     *
     * @param registry {@code connected} or {@code disconnected}
     * @param redis {@code connected}, {@code disconnected}, or {@code disabled} where none is configured
     */
    record Dependencies(
            @Schema(allowableValues = {"connected", "disconnected"})
            String registry,

            @Schema(allowableValues = {"connected", "disconnected", "disabled"})
            String redis) {}

    static Health of(boolean registryIsHealthy, Instant timestamp) {
        return registryIsHealthy
                ? new Health("healthy", timestamp, new Dependencies("connected", "disabled"))
                : new Health("unhealthy", timestamp, new Dependencies("disconnected", "disabled"));
    }
}
