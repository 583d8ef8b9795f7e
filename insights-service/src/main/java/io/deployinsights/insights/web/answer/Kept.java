package io.deployinsights.insights.web.answer;

import io.deployinsights.insights.history.DeploymentHistory;
import java.time.Instant;

/**
 * An answer that may be given again.
 *
 * @param computedAt the moment of the history it is from
 * @param validUntil the first moment after that at which it may not be given
 */
record Kept(Answer answer, Instant computedAt, Instant validUntil) {

    Kept(Answer answer, Answerable answerable, DeploymentHistory history) {
        this(answer, history.asOf(), answerable.validUntil(history));
    }

    /** Whether it may be given from the same deployments at a moment. */
    boolean holdsAt(Instant moment) {
        return moment.equals(computedAt) || (moment.isAfter(computedAt) && moment.isBefore(validUntil));
    }
}
