package io.deployinsights.insights.current;

import io.deployinsights.insights.history.DeploymentHistory;

/**
 * The history to answer with.
 *
 * @param stale whether it is an earlier one, because the registry can't be asked now
 */
public record CurrentHistory(DeploymentHistory history, boolean stale) {}
