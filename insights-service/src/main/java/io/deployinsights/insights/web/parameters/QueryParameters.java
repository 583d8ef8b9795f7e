package io.deployinsights.insights.web.parameters;

import io.deployinsights.insights.selection.Query;

/** The parameters that every insight has: which deployments it is about. */
public final class QueryParameters {

    private QueryParameters() {}

    public static Query read(Parameters parameters) {
        return new Query(
                parameters.all("serviceName"),
                parameters.all("environment"),
                parameters.all("deploymentType"),
                parameters.all("deployedBy"),
                WindowParameters.read(parameters));
    }
}
