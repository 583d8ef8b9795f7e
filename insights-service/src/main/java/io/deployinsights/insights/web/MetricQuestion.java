package io.deployinsights.insights.web;

import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.metric.Metric;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.web.answer.Findings;
import io.deployinsights.insights.web.answer.Question;
import io.deployinsights.insights.web.format.Table;
import java.time.Instant;
import java.util.Map;

/** What does a metric say of these deployments? */
record MetricQuestion<R>(Metric<R> metric, Table<R, ?> table, Query query) implements Question<R> {

    @Override
    public String definition() {
        return metric.definition();
    }

    @Override
    public Instant validUntil(DeploymentHistory history) {
        return metric.validUntil(history, query);
    }

    @Override
    public Findings<R> answer(DeploymentHistory history) {
        var measurement = metric.measure(history, query);
        return new Findings<>(measurement.results(), measurement.excluded(), Map.of());
    }
}
