package io.deployinsights.registry.importing;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How an import is to be taken, as it was sent. */
record ImportParameters(
        @Parameter(
                description = "What is stored of a record that is there already and says something else: what is there"
                        + " (keep), the newer (further along by status, then the later finish, then the later"
                        + " start), or what is sent (replace).",
                schema =
                        @Schema(
                                type = "string",
                                allowableValues = {"keep", "newer", "replace"},
                                defaultValue = "keep"))
        @Nullable
        String onConflict,

        @Parameter(
                description = "What the statuses of the file mean: pairs of theirs and ours, in any case of letters.",
                example = "success:Succeeded,failure:Failed")
        @Nullable
        String statusMap) {}
