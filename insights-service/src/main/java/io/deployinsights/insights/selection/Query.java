package io.deployinsights.insights.selection;

import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.window.Span;
import io.deployinsights.insights.window.Window;
import java.time.Instant;
import java.util.Set;

/**
 * What is asked: an empty set asks for all.
 *
 * @param window what a deployment's start must be in
 */
public record Query(
        Set<String> serviceNames,
        Set<String> environments,
        Set<String> deploymentTypes,
        Set<String> deployedBy,
        Window window) {

    /** Everything there is. */
    public static final Query ALL = new Query(Set.of(), Set.of(), Set.of(), Set.of(), Window.ALL);

    public Query {
        serviceNames = Set.copyOf(serviceNames);
        environments = Set.copyOf(environments);
        deploymentTypes = Set.copyOf(deploymentTypes);
        deployedBy = Set.copyOf(deployedBy);
    }

    /** The first moment at which this may ask for others of the same deployments, or for another stretch of time, than at the history's. */
    public Instant validUntil(DeploymentHistory history) {
        return Instant.MAX;
    }

    /** The same about another window. */
    public Query during(Window other) {
        return new Query(serviceNames, environments, deploymentTypes, deployedBy, other);
    }

    /**
     * The window with both ends: where it is open, it begins with the first deployment's day or ends with the last one's, of all services, so
     * that what is asked for does not change its length.
     */
    public Span span(DeploymentHistory history) {
        long first = history.firstStartMillis();
        long last = history.lastStartMillis();
        boolean needsStarts = window.from() == null || window.to() == null;
        return needsStarts && first > last ? Span.EMPTY : Span.of(window, first, last);
    }
}
