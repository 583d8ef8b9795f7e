package io.deployinsights.insights.registry.cache;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long pages of the change feed stay in Redis, and which Redis is trusted.
 *
 * @param settled How long Redis keeps a page of the change feed that will never change; this only bounds the memory it takes.
 * @param tail How long Redis keeps the last page of the change feed, so that many replicas read the registry once; less than {@code
 *     insights.max-staleness}.
 * @param authority The certificates, in PEM, that a Redis at rediss:// has to present one of; no others are trusted. Empty for those
 *     that Java trusts.
 */
@Validated
@ConfigurationProperties("insights.cache")
record CacheProperties(
        @DefaultValue("7d") @DurationMin(seconds = 1) Duration settled,
        @DefaultValue("1s") @DurationMin(millis = 1) Duration tail,
        @DefaultValue("") String authority) {}
