package io.deployinsights.insights.web.parameters;

import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.web.format.Reading;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which deployments a question is about, as far as that can be said without a history.
 *
 * @param query with all environments where it is of production
 * @param ofProduction whether it is of production, because no environment was named
 * @param asked the question's parameters by name, with their defaults
 */
public record Scope(Query query, boolean ofProduction, Map<String, @Nullable Object> asked) {

    private static final List<String> EVERYWHERE = List.of(QueryParameters.ALL);

    private static final String NO_PRODUCTION =
            "Nothing is recorded of production, which is called production, prod, prd or live: this is of all"
                    + " environments.";

    /** As {@link QueryParameters} says, after every other parameter was read. */
    public static Scope read(Parameters parameters) {
        return new Scope(QueryParameters.read(parameters), false, parameters.asked());
    }

    /** As {@link #read}, but of production where no environment is named. */
    public static Scope readInProduction(Parameters parameters) {
        return inProduction(QueryParameters.read(parameters), parameters);
    }

    /** As {@link #readInProduction}, of a service that is named elsewhere. */
    public static Scope readInProductionOf(String serviceName, Parameters parameters) {
        return inProduction(QueryParameters.readOf(serviceName, parameters), parameters);
    }

    /** Which deployments it is about in a history. */
    public Query in(DeploymentHistory history) {
        return ofProduction ? query.inProduction(history) : query;
    }

    /** How it is read in a history. */
    public Reading reading(DeploymentHistory history) {
        var span = in(history).span(history);
        if (!ofProduction) {
            return new Reading(asked, span, List.of());
        }
        var production = List.copyOf(history.production());
        return production.isEmpty()
                ? new Reading(asked, span, List.of(NO_PRODUCTION)).with(QueryParameters.ENVIRONMENT, EVERYWHERE)
                : new Reading(asked, span, List.of()).with(QueryParameters.ENVIRONMENT, production);
    }

    private static Scope inProduction(Query query, Parameters parameters) {
        return new Scope(query, parameters.all(QueryParameters.ENVIRONMENT).isEmpty(), parameters.asked());
    }
}
