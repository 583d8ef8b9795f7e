package io.deployinsights.registry.store;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the registry talks to its database.
 *
 * @param database the database's name where the connection string gives none
 * @param timeout how long one read or write of a single deployment may take until the caller is told to come back later
 * @param healthTimeout how long the health check waits for the database
 */
@Validated
@ConfigurationProperties("registry.store")
public record StoreProperties(
        @DefaultValue("deployment-registry") @NotBlank String database,
        @DefaultValue("4s") Duration timeout,
        @DefaultValue("2s") Duration healthTimeout) {}
