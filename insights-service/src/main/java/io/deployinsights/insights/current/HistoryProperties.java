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
 * @param maxStale How old an answer may be while the registry can't be reached; after that it is a 503.
 * @param maxStaleness How old an answer may be while the registry answers. A registry without a change feed is read whole at most a
 *     tenth of the time, so answers from one may be older, up to {@code max-stale}; 0s reads it for every answer.
 * @param patience How long a request waits for a slow registry before an earlier state answers, or a 503.
 */
@Validated
@ConfigurationProperties("insights")
public record HistoryProperties(
        @DefaultValue("5s") @DurationMin Duration maxStaleness,
        @DefaultValue("1h") @DurationMin Duration maxStale,
        @DefaultValue("2s") @DurationMin Duration patience) {

    /** The age from which on a history is renewed in the background, so that no request waits for that under load. */
    Duration renewalAge() {
        return maxStaleness.dividedBy(2);
    }

    /** Whether a moment is less than an age ago. One that is still to come is not: the clock has been set back. */
    static boolean isWithin(Duration age, Instant moment, Instant now) {
        return !now.isBefore(moment) && moment.plus(age).isAfter(now);
    }
}
