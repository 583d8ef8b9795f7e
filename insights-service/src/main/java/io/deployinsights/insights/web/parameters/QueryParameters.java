package io.deployinsights.insights.web.parameters;

import io.deployinsights.insights.selection.Query;
import java.util.Set;

/** The parameters that every insight has: which deployments it is about. */
public final class QueryParameters {

    private QueryParameters() {}

    public static Query read(Parameters parameters) {
        return read(parameters.all("serviceName"), parameters);
    }

    /** As {@link #read(Parameters)}, but the service is named elsewhere. */
    public static Query readOf(String serviceName, Parameters parameters) {
        return read(Set.of(serviceName), parameters);
    }

    private static Query read(Set<String> serviceNames, Parameters parameters) {
        return new Query(
                serviceNames,
                parameters.all("environment"),
                parameters.all("deploymentType"),
                parameters.all("deployedBy"),
                WindowParameters.read(parameters));
    }
}
