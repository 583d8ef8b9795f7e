package io.deployinsights.insights.registry.cache;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long pages of the change feed are kept in Redis, and which Redis is trusted.
 *
 * @param settled pages: they never become wrong, so this only bounds the memory they take
 * @param tail the last page, which changes with every deployment: many replicas ask the registry once
 * @param authority certificates in PEM; a Redis with TLS has to have one of theirs. Empty for those that Java trusts
 */
@Validated
@ConfigurationProperties("insights.cache")
record CacheProperties(
        @DefaultValue("7d") @DurationMin(seconds = 1) Duration settled,
        @DefaultValue("1s") @DurationMin(millis = 1) Duration tail,
        @DefaultValue("") String authority) {}
