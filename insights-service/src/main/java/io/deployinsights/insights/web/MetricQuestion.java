package io.deployinsights.insights.web;

import io.deployinsights.insights.current.CurrentHistory;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.metric.Metric;
import io.deployinsights.insights.metric.Table;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.web.answer.Question;
import io.deployinsights.insights.web.format.Envelope;
import io.deployinsights.insights.web.parameters.Parameters;
import io.deployinsights.insights.web.parameters.QueryParameters;
import io.deployinsights.insights.web.parameters.QueryString;
import io.deployinsights.insights.web.parameters.Rejection;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What does a metric say of these deployments?
 *
 * @param asked the parameters by name, with their defaults
 */
public record MetricQuestion<R>(Metric<R> metric, Query query, Map<String, @Nullable Object> asked)
        implements Question<R> {

    /**
     * The question that parameters ask of a metric.
     *
     * @throws io.deployinsights.insights.web.parameters.ParametersRejected when one of them can't be understood
     */
    public static <R> MetricQuestion<R> read(Metric<R> metric, QueryString sent) {
        return Parameters.read(sent, parameters -> {
            var chosen = parameters.choose(metric);
            var query = QueryParameters.read(parameters, metric.isOfProduction());
            return new MetricQuestion<>(chosen, query, parameters.asked());
        });
    }

    @Override
    public String name() {
        return metric.name();
    }

    @Override
    public Table<R, ?> table() {
        return metric.table();
    }

    @Override
    public long bytes(DeploymentHistory history) {
        return metric.bytes(history, query.in(history));
    }

    @Override
    public Rejection less() {
        var advice = metric.less();
        return new Rejection(advice.parameter(), advice.text());
    }

    @Override
    public List<R> steady(List<R> results) {
        return metric.steady(results);
    }

    @Override
    public Instant validUntil(DeploymentHistory history) {
        return metric.validUntil(history, query.in(history));
    }

    @Override
    public Envelope<R> answer(CurrentHistory current) {
        var history = current.history();
        var inHistory = query.in(history);
        var understood = new LinkedHashMap<String, @Nullable Object>(asked);
        understood.putAll(metric.decided(inHistory.span(history)));
        return Envelope.of(current, query, understood, metric.definition(), metric.measure(history, inHistory));
    }
}
