package io.deployinsights.registry.feed;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the change feed is read.
 *
 * @param settleTime longer than any write takes from its stamp to where it can be seen, and than the clocks of two primaries differ
 * @param stampPause how long deployments that somebody else wrote may wait for their stamp
 */
@Validated
@ConfigurationProperties("registry.feed")
record FeedProperties(
        @DefaultValue("10s") @DurationMin Duration settleTime,
        @DefaultValue("2s") @DurationMin Duration stampPause) {}
