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
 * @param maxStaleness of answers while the registry can be asked; a list that takes long makes them older ({@link Reading})
 * @param maxStale of answers while it can't
 * @param patience with a registry that answers slowly, before an earlier history answers, or a 503
 */
@Validated
@ConfigurationProperties("insights")
public record HistoryProperties(
        @DefaultValue("5s") @DurationMin Duration maxStaleness,
        @DefaultValue("1h") @DurationMin Duration maxStale,
        @DefaultValue("2s") @DurationMin Duration patience) {

    /** The age from which on a history is renewed in the background, so that under load nobody waits for that. */
    Duration renewalAge() {
        return maxStaleness.dividedBy(2);
    }

    /** Whether a moment is less than an age ago. One that is still to come is not: the clock has been set back. */
    static boolean isWithin(Duration age, Instant moment, Instant now) {
        return !now.isBefore(moment) && moment.plus(age).isAfter(now);
    }
}
