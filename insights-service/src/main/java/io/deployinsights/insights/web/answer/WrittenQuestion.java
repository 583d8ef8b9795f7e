package io.deployinsights.insights.web.answer;

import io.deployinsights.insights.current.CurrentHistory;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.web.format.Format;
import io.deployinsights.insights.web.format.Writer;
import java.time.Instant;

/**
 * A question whose answer is written in a format.
 *
 * @param most how many bytes of memory it may take to answer
 */
record WrittenQuestion<R>(Question<R> question, Format format, Writer writer, long most) implements Answerable {

    @Override
    public Instant validUntil(DeploymentHistory history) {
        return question.validUntil(history);
    }

    @Override
    public long bytes(DeploymentHistory history) {
        long bytes = question.bytes(history);
        if (bytes > most) {
            throw tooLarge();
        }
        return bytes;
    }

    @Override
    public Answer answer(CurrentHistory current) {
        return new WrittenAnswer(this, question.answer(current.history()), current);
    }

    /** What is wrong with asking for it. */
    AnswerTooLarge tooLarge() {
        return new AnswerTooLarge(question.less(), most);
    }
}
