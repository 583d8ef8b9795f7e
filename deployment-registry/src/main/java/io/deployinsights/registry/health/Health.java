package io.deployinsights.registry.health;

import io.deployinsights.support.build.Build;
import java.time.Instant;

/**
 * How the registry is.
 *
 * @param status {@code healthy} or {@code unhealthy}
 * @param timestamp when it was found out
 * @param build what runs here
 * @param dependencies what it needs
 */
record Health(String status, Instant timestamp, Build build, Dependencies dependencies) {

    /**
     * What the registry needs.
     *
     * @param mongodb {@code connected} or {@code disconnected}
     */
    record Dependencies(String mongodb) {}

    static Health of(boolean connected, Build build, Instant now) {
        return new Health(
                connected ? "healthy" : "unhealthy",
                now,
                build,
                new Dependencies(connected ? "connected" : "disconnected"));
    }
}
