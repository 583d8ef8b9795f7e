package io.deployinsights.insights.web.answer;

import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.web.format.Table;

/**
 * What a request wants to know: the endpoint and everything in its parameters. With a history it decides every byte of the answer. Two
 * that ask for the same are equal.
 *
 * @param <R> a result
 */
public interface Question<R> {

    /** Which deployments it is about. */
    Query query();

    /** One sentence that says what is measured. */
    String definition();

    /** The flat form of the results. */
    Table<R, ?> table();

    /** Whether the same deployments can give other findings at another moment. */
    boolean dependsOnMoment();

    Findings<R> answer(DeploymentHistory history);
}
