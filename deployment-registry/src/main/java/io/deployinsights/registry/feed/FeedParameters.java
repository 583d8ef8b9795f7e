package io.deployinsights.registry.feed;

import org.jspecify.annotations.Nullable;

/** Which part of the feed is read, as it was sent. */
record FeedParameters(@Nullable String after, @Nullable String limit) {}
