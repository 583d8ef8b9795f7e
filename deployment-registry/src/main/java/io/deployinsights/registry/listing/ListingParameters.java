package io.deployinsights.registry.listing;

import io.deployinsights.registry.deployment.Field;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What selects the deployments of a listing, as it was sent. An empty value means no filter. */
record ListingParameters(
        @Nullable String serviceName,
        @Nullable String environment,
        @Nullable String status,
        @Nullable String version,
        @Nullable String deployedBy,
        @Nullable String commitSha,
        @Nullable String from,
        @Nullable String to,
        @Nullable String limit,
        @Nullable String cursor) {

    /** The fields that must have an exact value, null where there is no such filter. */
    Map<Field, @Nullable String> filters() {
        Map<Field, @Nullable String> filters = new EnumMap<>(Field.class);
        filters.put(Field.SERVICE_NAME, serviceName);
        filters.put(Field.ENVIRONMENT, environment);
        filters.put(Field.STATUS, status);
        filters.put(Field.VERSION, version);
        filters.put(Field.DEPLOYED_BY, deployedBy);
        filters.put(Field.COMMIT_SHA, commitSha);
        return filters;
    }
}
