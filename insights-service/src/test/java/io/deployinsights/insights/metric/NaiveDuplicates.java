package io.deployinsights.insights.metric;

import io.deployinsights.insights.deployment.Deployment;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which records are the same deployment as another, each compared to every other. */
record NaiveDuplicates(List<Deployment> deployments) {

    // Another record, also where it says the same.
    @SuppressWarnings("ReferenceEquality")
    boolean include(Deployment d) {
        return deployments.stream().anyMatch(other -> other != d && isSame(d, other));
    }

    static boolean isSameVersion(Deployment one, Deployment other) {
        return Objects.equals(one.version(), other.version())
                && Objects.equals(lower(one.commitSha()), lower(other.commitSha()));
    }

    private static boolean isSame(Deployment one, Deployment other) {
        return one.startedAt() != null
                && other.startedAt() != null
                && Objects.equals(one.serviceName(), other.serviceName())
                && Objects.equals(one.environment(), other.environment())
                && isSameVersion(one, other)
                && Duration.between(one.startedAt(), other.startedAt()).abs().compareTo(Duration.ofSeconds(60)) <= 0;
    }

    private static @Nullable String lower(@Nullable String commit) {
        return commit == null ? null : commit.toLowerCase(Locale.ROOT);
    }
}
