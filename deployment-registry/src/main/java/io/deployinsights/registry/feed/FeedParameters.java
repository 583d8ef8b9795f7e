package io.deployinsights.registry.feed;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which part of the feed is asked for, as it was sent. */
record FeedParameters(
        @Parameter(description = "Where to go on: next of an earlier answer. Without it, from the beginning.") @Nullable
        String after,

        @Parameter(
                description = "How many at most, 1-10000; 1000 without it.",
                schema = @Schema(type = "integer", minimum = "1", maximum = "10000"),
                example = "1000")
        @Nullable
        String limit) {}
