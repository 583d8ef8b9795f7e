package io.deployinsights.insights.web.answer;

import io.deployinsights.insights.current.CurrentHistory;
import io.deployinsights.insights.history.DeploymentHistory;
import java.time.Instant;

/**
 * What can be answered once for all callers that ask for it, and again while the deployments are the same and the answer holds. Two that
 * ask for the same answer are equal.
 */
public interface Answerable {

    /** Until when an answer from this history may be sent again, as of {@link Question#validUntil}. */
    Instant validUntil(DeploymentHistory history);

    /**
     * About how many bytes of memory it takes to answer, rather too many than too few.
     *
     * @throws AnswerTooLarge when that is more than an answer may take
     */
    long bytes(DeploymentHistory history);

    /** Computes the answer. */
    Answer answer(CurrentHistory current);
}
