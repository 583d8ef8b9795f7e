package io.deployinsights.insights.metric.summary;

import io.deployinsights.insights.exclusion.Reason;
import io.deployinsights.insights.metric.Metric;
import io.deployinsights.insights.metric.failure.FailureRate;
import io.deployinsights.insights.metric.failure.RecoveryTime;
import io.deployinsights.insights.metric.failure.ReworkRate;
import io.deployinsights.insights.metric.throughput.DeploymentFrequency;
import io.deployinsights.insights.metric.throughput.LeadTime;
import io.deployinsights.insights.statistics.Estimate;
import io.deployinsights.insights.statistics.Sample;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One metric's number in one period, over all selected deployments.
 *
 * @param estimate null when there is nothing to measure
 * @param comparable what thresholds are about, in the same unit: of the frequency, that of the average service
 * @param deployments how many the number is based on
 * @param excluded how many are left out, by reason
 * @param changes of how many deployments the change is known; of lead times alone
 * @param openEpisodes how many failures were not over at the period's end; of recovery times alone
 */
record Figure(
        Metric<?> metric,
        Unit unit,
        @Nullable Estimate estimate,
        @Nullable Double comparable,
        int deployments,
        Map<Reason, Long> excluded,
        @Nullable Coverage changes,
        @Nullable Integer openEpisodes) {

    private static final DeploymentFrequency FREQUENCY = new DeploymentFrequency();
    private static final FailureRate FAILURE_RATE = new FailureRate();
    private static final RecoveryTime RECOVERY_TIME = new RecoveryTime();
    private static final ReworkRate REWORK_RATE = new ReworkRate();

    /**
     * The five, in the order of their publication: frequency, lead time, failure rate, recovery time, rework rate.
     *
     * @param days how long the period is
     * @param recoveries how long the failures lasted that ended in it
     * @param openEpisodes how many failures were not over at its end
     */
    static List<Figure> allOf(Delivery delivery, double days, Sample recoveries, int openEpisodes) {
        return List.of(
                frequency(delivery, days),
                median(delivery, delivery.leadTime(), delivery.leadTimes()).of(delivery.changes()),
                share(delivery, FAILURE_RATE, failures(delivery)),
                median(delivery, RECOVERY_TIME, recoveries).with(openEpisodes),
                share(delivery, REWORK_RATE, delivery.rework()));
    }

    /** The name that published thresholds go by. */
    String publishedAs() {
        return switch (metric) {
            case LeadTime leadTime -> "lead-time";
            case DeploymentFrequency frequency -> "frequency";
            default -> metric.name();
        };
    }

    private Figure of(Coverage known) {
        return new Figure(metric, unit, estimate, comparable, deployments, excluded, known, openEpisodes);
    }

    private Figure with(int open) {
        return new Figure(metric, unit, estimate, comparable, deployments, excluded, changes, open);
    }

    private static Figure frequency(Delivery delivery, double days) {
        int deployments = counted(delivery, FREQUENCY);
        var estimate = days == 0 ? null : Estimate.ofRate(deployments, days);
        var ofAverageService = estimate == null ? null : (Double) (estimate.value() / Math.max(delivery.services(), 1));
        return of(delivery, FREQUENCY, Unit.DEPLOYMENTS_PER_DAY, estimate, ofAverageService, deployments);
    }

    private static Figure median(Delivery delivery, Metric<?> metric, Sample durations) {
        var estimate = durations.size() == 0 ? null : Estimate.ofMedianSeconds(durations);
        return of(delivery, metric, Unit.SECONDS, estimate, value(estimate), durations.size());
    }

    private static Figure share(Delivery delivery, Metric<?> metric, int of) {
        int counted = counted(delivery, metric);
        var estimate = counted == 0 ? null : Estimate.ofShare(of, counted);
        return of(delivery, metric, Unit.SHARE, estimate, value(estimate), counted);
    }

    private static Figure of(
            Delivery delivery,
            Metric<?> metric,
            Unit unit,
            @Nullable Estimate estimate,
            @Nullable Double comparable,
            int deployments) {
        return new Figure(
                metric,
                unit,
                estimate,
                comparable,
                deployments,
                delivery.census().excluded(metric),
                null,
                null);
    }

    private static int failures(Delivery delivery) {
        return delivery.census()
                .count(facts ->
                        FAILURE_RATE.exclusion(facts) == null && facts.status().isFailure());
    }

    private static int counted(Delivery delivery, Metric<?> metric) {
        return delivery.census().count(facts -> metric.exclusion(facts) == null);
    }

    private static @Nullable Double value(@Nullable Estimate estimate) {
        return estimate == null ? null : estimate.value();
    }
}
