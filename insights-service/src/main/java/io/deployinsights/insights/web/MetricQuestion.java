package io.deployinsights.insights.web;

import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.metric.Metric;
import io.deployinsights.insights.metric.throughput.Frequency;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.web.answer.Findings;
import io.deployinsights.insights.web.answer.Question;
import io.deployinsights.insights.web.format.Reading;
import io.deployinsights.insights.web.format.Table;
import io.deployinsights.insights.web.parameters.Rejection;
import io.deployinsights.insights.web.parameters.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What does a metric say of these deployments? */
record MetricQuestion<R>(Metric<R> metric, Table<R, ?> table, Scope scope) implements Question<R> {

    /** Counts, and the text of them. */
    private static final int BYTES_A_BUCKET = 160;

    /** A result and its text; names that are longer than usual are seen when it is written. */
    private static final int BYTES_A_ROW = 800;

    @Override
    public Query query() {
        return scope.query();
    }

    @Override
    public String name() {
        return metric.name();
    }

    @Override
    public long bytes(DeploymentHistory history) {
        return metric.rows(history, scope.in(history)) * (metric instanceof Frequency ? BYTES_A_BUCKET : BYTES_A_ROW);
    }

    @Override
    public Rejection less() {
        return metric instanceof Frequency
                ? new Rejection(
                        "granularity",
                        "choose a nearer 'from' and 'to', a coarser 'granularity', or fewer services by 'serviceName'")
                : new Rejection(
                        "serviceName", "choose fewer services or environments, by 'serviceName' and 'environment'");
    }

    @Override
    public List<R> steady(List<R> results) {
        return metric.steady(results);
    }

    @Override
    public String definition() {
        return metric.definition();
    }

    @Override
    public Instant validUntil(DeploymentHistory history) {
        return metric.validUntil(history, scope.in(history));
    }

    @Override
    public Findings<R> answer(DeploymentHistory history) {
        var measurement = metric.measure(history, scope.in(history));
        return new Findings<>(measurement.results(), measurement.excluded(), Map.of(), reading(history));
    }

    private Reading reading(DeploymentHistory history) {
        var reading = scope.reading(history);
        return metric instanceof Frequency frequency
                ? reading.with(
                        "granularity",
                        frequency.granularity(reading.effective()).key())
                : reading;
    }
}
