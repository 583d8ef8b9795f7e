package io.deployinsights.insights.current;

import io.deployinsights.insights.history.DeploymentHistory;

/** Who wants to know of each history that was read. */
@FunctionalInterface
public interface HistoryFollower {

    /** Told before the history answers those who wait for it: takes note and returns. */
    void follow(DeploymentHistory history);
}
