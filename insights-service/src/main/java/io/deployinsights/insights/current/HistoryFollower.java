package io.deployinsights.insights.current;

import io.deployinsights.insights.history.DeploymentHistory;

/** Gets each history that was read. */
@FunctionalInterface
public interface HistoryFollower {

    /** Called before the history answers requests that wait for it: takes note and returns. */
    void follow(DeploymentHistory history);
}
