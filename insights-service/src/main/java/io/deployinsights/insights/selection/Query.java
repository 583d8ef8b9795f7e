package io.deployinsights.insights.selection;

import io.deployinsights.insights.window.Window;
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
}
