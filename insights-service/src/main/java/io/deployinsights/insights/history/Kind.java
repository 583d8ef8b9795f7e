package io.deployinsights.insights.history;

import org.jspecify.annotations.Nullable;

/** What many deployments have in common, kept together because there are only a few combinations. */
record Kind(@Nullable String deploymentType, @Nullable String status, boolean hotfix) {}
