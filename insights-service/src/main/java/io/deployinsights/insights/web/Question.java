package io.deployinsights.insights.web;

import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.web.format.Table;

/**
 * What a request wants to know: the endpoint and everything in its parameters. With a history it decides every byte of the answer.
 *
 * @param <R> a result
 */
interface Question<R> {

    /** Which deployments it is about. */
    Query query();

    /** One sentence that says what is measured. */
    String definition();

    /** The flat form of the results. */
    Table<R, ?> table();

    Findings<R> answer(DeploymentHistory history);
}
