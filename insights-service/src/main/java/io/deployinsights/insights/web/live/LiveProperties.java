package io.deployinsights.insights.web.live;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How news is told.
 *
 * @param listeners how many there may be at once
 * @param interval how often each of them is looked for news for
 * @param heartbeat how long a listener is told nothing at most, so that either side notices when the other is gone
 */
@Validated
@ConfigurationProperties("insights.live")
record LiveProperties(
        @DefaultValue("100") @Positive int listeners,
        @DefaultValue("1s") @DurationMin(millis = 10) Duration interval,
        @DefaultValue("15s") @DurationMin(millis = 10) Duration heartbeat) {}
