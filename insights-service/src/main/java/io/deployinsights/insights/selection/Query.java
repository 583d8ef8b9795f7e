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
 * @param ofProduction whether it is of production, because no environment is named: which environments that are depends on the history
 */
public record Query(
        Set<String> serviceNames,
        Set<String> environments,
        Set<String> deploymentTypes,
        Set<String> deployedBy,
        Window window,
        boolean ofProduction) {

    /** Everything there is. */
    public static final Query ALL = new Query(Set.of(), Set.of(), Set.of(), Set.of(), Window.ALL);

    /** Of all environments where none is named. */
    public Query(
            Set<String> serviceNames,
            Set<String> environments,
            Set<String> deploymentTypes,
            Set<String> deployedBy,
            Window window) {
        this(serviceNames, environments, deploymentTypes, deployedBy, window, false);
    }

    public Query {
        serviceNames = Set.copyOf(serviceNames);
        environments = Set.copyOf(environments);
        deploymentTypes = Set.copyOf(deploymentTypes);
        deployedBy = Set.copyOf(deployedBy);
    }

    /** The first moment at which this may ask for others of the same deployments, or for another stretch of time, than at the history's. */
    public Instant validUntil(DeploymentHistory history) {
        var now = history.asOf();
        var until = history.nextChange();
        if (window.isOpenAt(now)) {
            until = earlier(until, Span.endOfDay(now, window.zone()));
        }
        return window.to() != null && window.to().isAfter(now) ? earlier(until, window.to()) : until;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** The same about another window. */
    public Query during(Window other) {
        return new Query(serviceNames, environments, deploymentTypes, deployedBy, other, ofProduction);
    }

    /** The same with the names of production in a history, or of all environments where nothing is recorded of production. */
    public Query in(DeploymentHistory history) {
        return ofProduction ? new Query(serviceNames, history.production(), deploymentTypes, deployedBy, window) : this;
    }

    /**
     * The window with both ends: where it is open, it begins with the day of the first deployment that the filters select, whatever the window, or
     * ends with that of the history's moment. {@link Span#EMPTY} where it has no beginning and the filters select nothing.
     */
    public Span span(DeploymentHistory history) {
        var now = history.asOf();
        if (window.from() != null) {
            return Span.of(window, window.fromMillis(), now);
        }
        var first = FirstStart.of(history, this);
        return first.isPresent() ? Span.of(window, first.getAsLong(), now) : Span.EMPTY;
    }
}
