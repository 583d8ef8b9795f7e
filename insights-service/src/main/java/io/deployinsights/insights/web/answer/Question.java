package io.deployinsights.insights.web.answer;

import io.deployinsights.insights.current.CurrentHistory;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.metric.Table;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.web.format.Envelope;
import io.deployinsights.insights.web.parameters.Rejection;
import java.time.Instant;
import java.util.List;

/**
 * What a request wants to know: the endpoint and everything in its parameters. With a history it decides every byte of the answer. Two
 * that ask for the same are equal.
 *
 * @param <R> a result
 */
public interface Question<R> {

    /** Which deployments it is about. */
    Query query();

    /** What it is about in a word or two, such as {@code lead-time}: a file with the answer is called so. */
    String name();

    /** The flat form of the results. */
    Table<R, ?> table();

    /**
     * Until when an answer from this history may be given again, as long as its deployments stay the same: the first moment at which they
     * may be different.
     *
     * @return the history's own moment when they hold just then, {@link Instant#MAX} when they don't depend on the moment
     */
    Instant validUntil(DeploymentHistory history);

    /** About how many bytes of memory it takes to answer and to write the answer, rather too many than too few; known without answering. */
    long bytes(DeploymentHistory history);

    /** How to ask for less, where an answer would be too large. */
    Rejection less();

    /** The results without what counts up to now, such as an age: as long as these are the same, no client has to read the answer again. */
    List<R> steady(List<R> results);

    /** What the current history says. */
    Envelope<R> answer(CurrentHistory current);
}
