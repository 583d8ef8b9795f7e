package io.deployinsights.registry.listing;

import io.deployinsights.registry.deployment.Field;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a listing can be asked for, as it was sent. An empty value means no filter. */
record ListingParameters(
        @Parameter(description = "Only this service, spelled exactly.", example = "auth-proxy") @Nullable
        String serviceName,

        @Parameter(description = "Only this environment, spelled exactly.", example = "production") @Nullable
        String environment,

        @Parameter(description = "Only this status, spelled exactly.", example = "Succeeded") @Nullable
        String status,

        @Parameter(description = "Only this version, spelled exactly.", example = "2.5.1") @Nullable
        String version,

        @Parameter(description = "Only deployments by this person or robot.", example = "bob.martinez") @Nullable
        String deployedBy,

        @Parameter(
                description = "Only this commit, in upper or lower case.",
                example = "79dda293ab2cbbed1be27d5c1008f51f5b83451d")
        @Nullable
        String commitSha,

        @Parameter(description = "Only what started at this time or later.", example = "2026-03-25T00:00:00Z") @Nullable
        String from,

        @Parameter(description = "Only what started before this time.", example = "2026-03-26T00:00:00Z") @Nullable
        String to,

        @Parameter(
                description =
                        "How many at most, 1-1000; the next page is in the Link header. Without it, all are streamed.",
                schema = @Schema(type = "integer", minimum = "1", maximum = "1000"),
                example = "100")
        @Nullable
        String limit,

        @Parameter(description = "Where to go on: taken from the Link header of the page before.") @Nullable
        String cursor) {

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
