package io.deployinsights.registry.health;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * How the registry is.
 *
 * @param status {@code healthy} or {@code unhealthy}
 * @param timestamp when it was found out
 * @param dependencies what it needs
 */
record Health(
        @Schema(allowableValues = {"healthy", "unhealthy"}) String status,
        Instant timestamp,
        Dependencies dependencies) {

    /**
     * What the registry needs.
     *
     * @param mongodb {@code connected} or {@code disconnected}
     */
    record Dependencies(
            @Schema(allowableValues = {"connected", "disconnected"})
            String mongodb) {}

    static Health of(boolean connected, Instant now) {
        return new Health(
                connected ? "healthy" : "unhealthy", now, new Dependencies(connected ? "connected" : "disconnected"));
    }
}
