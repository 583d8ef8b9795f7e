package io.deployinsights.insights.web.answer;

import io.deployinsights.insights.current.CurrentHistory;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.web.format.Format;
import io.deployinsights.insights.web.format.Writer;
import java.time.Instant;

/** A question whose answer is written in a format. */
record WrittenQuestion<R>(Question<R> question, Format format, Writer writer) implements Answerable {

    @Override
    public Instant validUntil(DeploymentHistory history) {
        return question.validUntil(history);
    }

    @Override
    public long bytes(DeploymentHistory history) {
        return 0;
    }

    @Override
    public Answer answer(CurrentHistory current) {
        return new WrittenAnswer(question, format, writer, current);
    }
}
