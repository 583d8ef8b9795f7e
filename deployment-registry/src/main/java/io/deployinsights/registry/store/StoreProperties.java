package io.deployinsights.registry.store;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the registry uses its database.
 *
 * @param database The database, where the connection string names none.
 * @param timeout How long reading or writing one deployment may take before the caller gets a 503.
 * @param batchTimeout How long the database may take for a batch of deployments: of a listing, of an import, or of a page of the change
 *     feed.
 * @param resumeWithin How long a listing that broke off, by an election for example, may take to go on before it is cut off.
 * @param healthTimeout How long {@code /api/health} waits for the database; it answers within 3 seconds.
 */
@Validated
@ConfigurationProperties("registry.store")
public record StoreProperties(
        @DefaultValue("deployment-registry") @NotBlank String database,
        @DefaultValue("4s") Duration timeout,
        @DefaultValue("10s") Duration batchTimeout,
        @DefaultValue("20s") Duration resumeWithin,
        @DefaultValue("2s") Duration healthTimeout) {}
