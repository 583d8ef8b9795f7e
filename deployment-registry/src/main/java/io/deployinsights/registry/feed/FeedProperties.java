package io.deployinsights.registry.feed;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How the change feed is read.
 *
 * @param settleTime longer than any write takes from its stamp to where it can be seen, and than the clocks of two primaries differ
 * @param stampPause how long deployments that somebody else wrote may wait for their stamp
 * @param pageSize of a page of the feed, in bytes of JSON, at most; one deployment may be larger
 * @param newEpoch another word than before begins a new epoch when the registry starts; empty for none
 */
@Validated
@ConfigurationProperties("registry.feed")
record FeedProperties(
        @DefaultValue("10s") @DurationMin Duration settleTime,
        @DefaultValue("2s") @DurationMin Duration stampPause,
        @DefaultValue("8MB") DataSize pageSize,
        @DefaultValue("") String newEpoch) {}
