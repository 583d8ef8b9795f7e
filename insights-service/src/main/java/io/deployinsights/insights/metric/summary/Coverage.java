package io.deployinsights.insights.metric.summary;

import io.deployinsights.insights.exclusion.Census;
import io.deployinsights.insights.metric.throughput.LeadTime;

/**
 * Of how many deployments the lead time of the change is known.
 *
 * @param known how many it counts
 * @param of how many it is about: successes to production
 */
record Coverage(int known, int of) {

    static Coverage of(LeadTime ofChanges, Census census) {
        return new Coverage(
                census.count(facts -> ofChanges.exclusion(facts) == null), census.count(ofChanges::isAbout));
    }

    /** At least half of them; nothing is known enough of. */
    boolean isHalf() {
        return 2L * known >= of;
    }
}
