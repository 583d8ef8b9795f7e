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
 * @param settleTime How long the change feed delivers a change again: longer than any write takes to become visible, and than the
 *     clocks of two primaries differ.
 * @param stampPause How long a deployment that another program wrote to the database may wait until it appears in the change feed.
 * @param pageSize The largest page of the change feed, in bytes of JSON; a single deployment may be larger.
 * @param newEpoch A word that differs from the one at the last start begins a new epoch, so that every follower reads the change feed
 *     from its beginning; empty for none.
 */
@Validated
@ConfigurationProperties("registry.feed")
record FeedProperties(
        @DefaultValue("10s") @DurationMin Duration settleTime,
        @DefaultValue("2s") @DurationMin Duration stampPause,
        @DefaultValue("8MB") DataSize pageSize,
        @DefaultValue("") String newEpoch) {}
