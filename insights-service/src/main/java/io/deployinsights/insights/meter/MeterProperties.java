package io.deployinsights.insights.meter;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What meters tell of deployments; each service and environment is a series more.
 *
 * @param window how far back change failure rate and lead time look
 * @param services how many are told by name, those with the most deployments; the others are added up
 * @param environments how many are told by name, likewise
 */
@Validated
@ConfigurationProperties("insights.meters")
record MeterProperties(
        @DefaultValue("30d") @DurationMin(seconds = 1) Duration window,
        @DefaultValue("20") @Min(0) @Max(1_000) int services,
        @DefaultValue("5") @Min(0) @Max(100) int environments) {}
