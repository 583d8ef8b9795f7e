package io.deployinsights.insights.web.answer;

import io.deployinsights.insights.current.CurrentHistory;
import io.deployinsights.insights.history.DeploymentHistory;
import java.time.Instant;

/** An answer that may be given again. */
final class Kept {

    private final Answer answer;
    private final Instant computedAt;
    private final Instant validUntil;
    private final Readers readers = new Readers();

    Kept(Answer answer, Answerable answerable, DeploymentHistory history) {
        this.answer = answer;
        computedAt = history.asOf();
        validUntil = answerable.validUntil(history);
    }

    /** Whether it may be given from the same deployments at a moment. */
    boolean holdsAt(Instant moment) {
        return moment.equals(computedAt) || (moment.isAfter(computedAt) && moment.isBefore(validUntil));
    }

    /** What is sent to who asks now. */
    Representation at(CurrentHistory current, boolean compressed) {
        return answer.at(current, compressed);
    }

    /** About how many bytes of memory it takes. */
    long bytes() {
        return answer.bytes();
    }

    /** Those it is being sent to: until the last of them has it, it is in memory, whether it is kept or not. */
    Readers readers() {
        return readers;
    }
}
