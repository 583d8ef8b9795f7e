package io.deployinsights.insights.evidence;

import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.metric.Metric;
import org.jspecify.annotations.Nullable;

/**
 * Which deployments are listed, and in which order.
 *
 * @param metric whose number they are behind
 * @param role the part they have in it; null for any
 * @param only what the list is narrowed to
 */
public record Listing(Metric<?> metric, @Nullable Role role, Narrowing only, Sort sort) {

    /** The same behind the metric as it is read in a history. */
    public Listing in(DeploymentHistory history) {
        return new Listing(metric.in(history), role, only, sort);
    }

    /** All deployments of a role, in the usual order. */
    public static Listing of(Metric<?> metric, Role role) {
        return new Listing(metric, role, Narrowing.NONE, Sort.SERVICE);
    }
}
