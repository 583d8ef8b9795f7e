package io.deployinsights.insights.metric.summary;

import io.deployinsights.insights.deployment.Status;
import io.deployinsights.insights.exclusion.Census;
import io.deployinsights.insights.exclusion.Verdicts;
import io.deployinsights.insights.history.Chunk;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.metric.failure.Repairs;
import io.deployinsights.insights.metric.throughput.LeadTime;
import io.deployinsights.insights.statistics.Sample;
import java.util.BitSet;

/** What was delivered in one period, counted in one pass: all that its numbers are made of, but for the recoveries. */
final class Delivery {

    /** What has to be known of a history beforehand. */
    record Rules(LeadTime leadTime, LeadTime ofChanges, Verdicts leadTimes, Repairs repairs) {

        static Rules of(DeploymentHistory history, LeadTime leadTime, LeadTime ofChanges) {
            return new Rules(leadTime, ofChanges, new Verdicts(history, leadTime), Repairs.of(history));
        }
    }

    private final Rules rules;
    private final Census census = new Census();
    private final Sample leadTimes = new Sample();
    private final BitSet services = new BitSet();
    private int rework;

    Delivery(Rules rules) {
        this.rules = rules;
    }

    /** Counts a deployment. */
    void add(int service, Chunk chunk, int place) {
        census.add(chunk, place);
        if (rules.leadTimes().count(chunk, place)) {
            leadTimes.add(rules.leadTime().durationMillis(chunk, place));
        }
        if (chunk.status(place) == Status.SUCCEEDED) {
            services.set(service);
            rework += rules.repairs().include(chunk, place) ? 1 : 0;
        }
    }

    /** Records one that does not count. */
    void addExcluded(Chunk chunk, int place) {
        census.add(chunk, place);
    }

    /** Adds what another has counted. */
    void add(Delivery later) {
        census.add(later.census);
        leadTimes.and(later.leadTimes);
        services.or(later.services);
        rework += later.rework;
    }

    /** What the lead times are counted from. */
    LeadTime leadTime() {
        return rules.leadTime();
    }

    Census census() {
        return census;
    }

    Sample leadTimes() {
        return leadTimes;
    }

    /** Of how many deployments the change is known. */
    Coverage changes() {
        return Coverage.of(rules.ofChanges(), census);
    }

    /** How many services deployed with success. */
    int services() {
        return services.cardinality();
    }

    /** How many of the successes repaired an earlier deployment. */
    int rework() {
        return rework;
    }
}
