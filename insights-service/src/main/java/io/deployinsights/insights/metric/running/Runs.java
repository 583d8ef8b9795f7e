package io.deployinsights.insights.metric.running;

import io.deployinsights.insights.history.Chunk;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.selection.Count;
import io.deployinsights.insights.selection.Picked;

/**
 * What runs in staging and in production, by service: of several environments that are of one tier, what was completed last in any of them.
 */
record Runs(DeploymentHistory history, LatestSuccesses staging, LatestSuccesses production) implements Count<Runs> {

    Runs(DeploymentHistory history, int services) {
        this(history, new LatestSuccesses(history, services), new LatestSuccesses(history, services));
    }

    @Override
    public void add(Chunk chunk, Picked successes) {
        for (int i = 0; i < successes.size(); i++) {
            int place = successes.place(i);
            (chunk.isInStaging(place) ? staging : production).add(successes.group(i), chunk, place);
        }
    }

    @Override
    public void add(Runs later) {
        staging.add(later.staging);
        production.add(later.production);
    }

    /** Whether production runs nothing, so that all of staging waits. */
    boolean isUnreleased(int service) {
        return production.row(service) == LatestSuccesses.NONE;
    }

    /** Whether both run the same. */
    boolean isTogether(int service) {
        return !isUnreleased(service)
                && staging.row(service) != LatestSuccesses.NONE
                && Release.of(history, staging.row(service)).isSameAs(Release.of(history, production.row(service)));
    }
}
