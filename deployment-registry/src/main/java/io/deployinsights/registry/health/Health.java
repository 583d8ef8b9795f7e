package io.deployinsights.registry.health;

import java.time.Instant;

/**
 * How the registry is.
 *
 * @param status {@code healthy} or {@code unhealthy}
 * @param timestamp when it was found out
 * @param dependencies what it needs
 */
record Health(String status, Instant timestamp, Dependencies dependencies) {

    /**
     * What the registry needs.
     *
     * @param mongodb {@code connected} or {@code disconnected}
     */
    record Dependencies(String mongodb) {}

    static Health of(boolean connected, Instant now) {
        return new Health(
                connected ? "healthy" : "unhealthy", now, new Dependencies(connected ? "connected" : "disconnected"));
    }
}
