package io.deployinsights.insights.web.answer;

import io.deployinsights.insights.current.CurrentHistory;
import io.deployinsights.insights.history.DeploymentHistory;
import java.time.Instant;

/**
 * What is answered once for all who ask for it, and then again while the deployments are the same and it holds. Two that are for the same
 * answer are equal.
 */
public interface Answerable {

    /** Until when an answer from this history may be given again, as of {@link Question#validUntil}. */
    Instant validUntil(DeploymentHistory history);

    /**
     * About how many bytes of memory it takes to answer, rather too many than too few.
     *
     * @throws AnswerTooLarge when that are more than an answer may take
     */
    long bytes(DeploymentHistory history);

    /** The answer, computed now. */
    Answer answer(CurrentHistory current);
}
