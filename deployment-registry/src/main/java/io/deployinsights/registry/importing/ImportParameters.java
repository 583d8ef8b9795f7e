package io.deployinsights.registry.importing;

import org.jspecify.annotations.Nullable;

/** How an import treats records that are there already and statuses of others, as it was sent. */
record ImportParameters(
        @Nullable String onConflict, @Nullable String statusMap) {}
