package io.deployinsights.insights.web.parameters;

import io.deployinsights.insights.selection.Query;
import java.util.Set;

/** The parameters that every insight has: which deployments it is about. */
public final class QueryParameters {

    private static final String ENVIRONMENT = "environment";

    /** Stands for every environment, where those that are not named would be left out. */
    private static final String ALL = "*";

    private QueryParameters() {}

    /**
     * Reads them.
     *
     * @param ofProduction whether the query is of production where no environment is named
     */
    public static Query read(Parameters parameters, boolean ofProduction) {
        return read(parameters.all("serviceName"), parameters, ofProduction);
    }

    /** As {@link #read(Parameters, boolean)}, of production, but the service is named elsewhere. */
    public static Query readOf(String serviceName, Parameters parameters) {
        return read(Set.of(serviceName), parameters, true);
    }

    private static Query read(Set<String> serviceNames, Parameters parameters, boolean ofProduction) {
        var environments = parameters.all(ENVIRONMENT);
        return new Query(
                serviceNames,
                environments.contains(ALL) ? Set.of() : environments,
                parameters.all("deploymentType"),
                parameters.all("deployedBy"),
                WindowParameters.read(parameters),
                ofProduction && environments.isEmpty());
    }
}
