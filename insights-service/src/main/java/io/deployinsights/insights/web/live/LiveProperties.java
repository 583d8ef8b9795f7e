package io.deployinsights.insights.web.live;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the dashboard learns of new deployments.
 *
 * @param listeners How many clients may listen for news at once; each open dashboard is one.
 * @param interval How often the service looks for news while anybody listens.
 * @param heartbeat The longest time between two events on a connection, so that either side notices when the other is gone.
 */
@Validated
@ConfigurationProperties("insights.live")
record LiveProperties(
        @DefaultValue("100") @Positive int listeners,
        @DefaultValue("1s") @DurationMin(millis = 10) Duration interval,
        @DefaultValue("15s") @DurationMin(millis = 10) Duration heartbeat) {}
