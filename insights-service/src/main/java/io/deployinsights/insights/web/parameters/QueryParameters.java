package io.deployinsights.insights.web.parameters;

import io.deployinsights.insights.selection.Query;
import java.util.Set;

/** The parameters that every insight has: which deployments it is about. */
public final class QueryParameters {

    static final String ENVIRONMENT = "environment";

    /** Stands for every environment, where those that are not named would be left out. */
    static final String ALL = "*";

    private QueryParameters() {}

    public static Query read(Parameters parameters) {
        return read(parameters.all("serviceName"), parameters);
    }

    /** As {@link #read(Parameters)}, but the service is named elsewhere. */
    public static Query readOf(String serviceName, Parameters parameters) {
        return read(Set.of(serviceName), parameters);
    }

    private static Query read(Set<String> serviceNames, Parameters parameters) {
        var environments = parameters.all(ENVIRONMENT);
        return new Query(
                serviceNames,
                environments.contains(ALL) ? Set.of() : environments,
                parameters.all("deploymentType"),
                parameters.all("deployedBy"),
                WindowParameters.read(parameters));
    }
}
