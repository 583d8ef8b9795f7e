package io.deployinsights.insights.deployment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One deployment as the registry reports it: any field may be missing, and none is trusted.
 *
 * @param status the registry's word, also one that is none of the seven
 * @param rolledBackAt when what had succeeded was rolled back; {@code finishedAt} then is when it had succeeded
 * @param hotfix whether it carries the label {@code hotfix=true}
 */
public record Deployment(
        @Nullable String id,
        @Nullable String serviceName,
        @Nullable String version,
        @Nullable String environment,
        @Nullable String deploymentType,
        @Nullable String status,
        @Nullable String deployedBy,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant rolledBackAt,
        @Nullable String commitSha,
        @Nullable Integer pullRequestNumber,
        @Nullable Instant committedAt,
        @Nullable String url,
        boolean hotfix) {}
