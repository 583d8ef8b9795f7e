package io.deployinsights.insights.meter;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the meters of deployments cover; each service and environment is one more time series.
 *
 * @param interval How often the history and the dependencies are looked at while no request does, so that what the meters say of them is not
 *     older.
 * @param window How far back the meters of change failure rate and lead time look.
 * @param services How many services the meters name: those with the most deployments. The others are added up.
 * @param environments How many environments the meters name: those with the most deployments. The others are added up.
 */
@Validated
@ConfigurationProperties("insights.meters")
record MeterProperties(
        @DefaultValue("15s") @DurationMin(millis = 1) Duration interval,
        @DefaultValue("30d") @DurationMin(seconds = 1) Duration window,
        @DefaultValue("20") @Min(0) @Max(1_000) int services,
        @DefaultValue("5") @Min(0) @Max(100) int environments) {}
