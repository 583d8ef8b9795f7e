package io.deployinsights.insights.evidence;

import io.deployinsights.insights.deployment.Outcome;
import io.deployinsights.insights.exclusion.Reason;
import io.deployinsights.insights.history.Chunk;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.metric.Metric;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;

/**
 * What a list of deployments is narrowed to; an empty set narrows it to nothing.
 *
 * @param outcomes their outcomes
 * @param reasons why the metric leaves them out, or what is wrong with their records
 * @param hours when in the week they were started
 * @param zone what hours are cut in
 */
public record Narrowing(Set<Outcome> outcomes, Set<Reason> reasons, Set<WeekHour> hours, ZoneId zone) {

    /** Nothing is left out. */
    public static final Narrowing NONE = new Narrowing(Set.of(), Set.of(), Set.of(), ZoneId.of("UTC"));

    boolean includes(DeploymentHistory history, Metric<?> metric, Chunk chunk, int place) {
        return (outcomes.isEmpty() || outcomes.contains(Outcome.of(chunk.status(place))))
                && (hours.isEmpty() || isInHours(chunk.startedAtMillis(place)))
                && (reasons.isEmpty() || hasReason(history, metric, chunk.row(place)));
    }

    private boolean isInHours(long startMillis) {
        if (startMillis == DeploymentHistory.NO_TIME) {
            return false;
        }
        var start = Instant.ofEpochMilli(startMillis).atZone(zone);
        return hours.stream().anyMatch(hour -> hour.includes(start));
    }

    private boolean hasReason(DeploymentHistory history, Metric<?> metric, int row) {
        var exclusion = metric.exclusion(history, row);
        return (exclusion != null && reasons.contains(exclusion))
                || Reason.faultsOf(history, row).stream().anyMatch(reasons::contains);
    }
}
