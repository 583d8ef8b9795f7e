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
 * @param batchTimeout how long reading or writing a batch of deployments may take, such as the next of a listing, or a page of the feed
 * @param resumeWithin how long a stream that broke off, by an election for example, may take to go on; it is cut off after that
 * @param healthTimeout how long the health check waits for the database
 */
@Validated
@ConfigurationProperties("registry.store")
public record StoreProperties(
        @DefaultValue("deployment-registry") @NotBlank String database,
        @DefaultValue("4s") Duration timeout,
        @DefaultValue("10s") Duration batchTimeout,
        @DefaultValue("20s") Duration resumeWithin,
        @DefaultValue("2s") Duration healthTimeout) {}
