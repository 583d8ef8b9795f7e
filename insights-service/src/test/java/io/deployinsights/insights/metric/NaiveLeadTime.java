package io.deployinsights.insights.metric;

import io.deployinsights.insights.deployment.Deployment;
import io.deployinsights.insights.metric.throughput.LeadTime.From;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The lead times of deployments that have one. */
record NaiveLeadTime(List<Deployment> deployments, Instant now) {

    Optional<Double> seconds(Deployment d, From from) {
        if (!NaiveRecord.is(d, "Succeeded") || !NaiveRecord.isInTime(d, now) || NaiveRecord.isNegative(d)) {
            return Optional.empty();
        }
        return switch (from) {
            case START -> Optional.ofNullable(d.finishedAt()).map(finish -> NaiveTime.seconds(d.startedAt(), finish));
            case COMMIT ->
                isToProduction(d) && NaiveRecord.hasChange(d)
                        ? Optional.of(NaiveTime.seconds(d.committedAt(), NaiveRecord.completion(d)))
                        : Optional.empty();
        };
    }

    /** Where the whole registry has no production at all, everything is. */
    private boolean isToProduction(Deployment d) {
        return NaiveSelection.isProduction(d) || deployments.stream().noneMatch(NaiveSelection::isProduction);
    }
}
