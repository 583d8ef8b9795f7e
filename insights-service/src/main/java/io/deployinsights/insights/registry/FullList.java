package io.deployinsights.insights.registry;

import io.deployinsights.insights.history.HistoryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Every deployment of a registry.
 *
 * @param deployments in the registry's order
 * @param tag what the registry calls this state of its list (the {@code ETag}), null where it has no name for it
 */
public record FullList(HistoryBuilder deployments, @Nullable String tag) {}
