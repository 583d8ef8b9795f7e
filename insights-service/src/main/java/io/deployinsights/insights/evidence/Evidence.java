package io.deployinsights.insights.evidence;

import io.deployinsights.insights.deployment.Deployment;
import io.deployinsights.insights.exclusion.Reason;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.metric.Metric;
import io.deployinsights.insights.metric.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One deployment behind a number, as the registry has it.
 *
 * @param url of what has deployed it; null also where it is so long that it isn't kept beside many others
 * @param excludedBecause the key of the reason why the metric does not count it, null when it does
 * @param faults the keys of everything that is wrong with its record
 */
public record Evidence(
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
        @Nullable String excludedBecause,
        List<String> faults) {

    /** Its columns. */
    public static final Table<Evidence, Evidence> TABLE = Table.of(Evidence.class)
            .with("id", Evidence::id)
            .with("serviceName", Evidence::serviceName)
            .with("version", Evidence::version)
            .with("environment", Evidence::environment)
            .with("deploymentType", Evidence::deploymentType)
            .with("status", Evidence::status)
            .with("deployedBy", Evidence::deployedBy)
            .with("startedAt", Evidence::startedAt)
            .with("finishedAt", Evidence::finishedAt)
            .with("rolledBackAt", Evidence::rolledBackAt)
            .with("commitSha", Evidence::commitSha)
            .with("pullRequestNumber", Evidence::pullRequestNumber)
            .with("committedAt", Evidence::committedAt)
            .with("url", Evidence::url)
            .with("excludedBecause", Evidence::excludedBecause)
            .with("faults", Evidence::faults);

    static Evidence of(DeploymentHistory history, int row, Metric<?> metric) {
        var exclusion = metric.exclusion(history, row);
        var faults = Reason.faultsOf(history, row).stream().map(Reason::key).toList();
        return of(history.deployment(row), exclusion == null ? null : exclusion.key(), faults);
    }

    private static Evidence of(Deployment deployment, @Nullable String excludedBecause, List<String> faults) {
        return new Evidence(
                deployment.id(),
                deployment.serviceName(),
                deployment.version(),
                deployment.environment(),
                deployment.deploymentType(),
                deployment.status(),
                deployment.deployedBy(),
                deployment.startedAt(),
                deployment.finishedAt(),
                deployment.rolledBackAt(),
                deployment.commitSha(),
                deployment.pullRequestNumber(),
                deployment.committedAt(),
                deployment.url(),
                excludedBecause,
                faults);
    }
}
