package io.deployinsights.insights.current;

import java.time.Duration;
import java.time.Instant;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How old answers may be.
 *
 * @param maxStaleness of answers while the registry can be asked
 * @param maxStale of answers while it can't
 * @param retryPause between two attempts to ask a registry that could not be asked
 */
@Validated
@ConfigurationProperties("insights")
public record HistoryProperties(
        @DefaultValue("5s") @DurationMin Duration maxStaleness,
        @DefaultValue("1h") @DurationMin Duration maxStale,
        @DefaultValue("2s") @DurationMin Duration retryPause) {

    /** Whether a moment is less than an age ago. One that is still to come is not: the clock has been set back. */
    static boolean isWithin(Duration age, Instant moment, Instant now) {
        return !now.isBefore(moment) && moment.plus(age).isAfter(now);
    }
}
