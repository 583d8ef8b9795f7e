package io.deployinsights.insights.metric.list;

import io.deployinsights.insights.benchmark.Benchmark;
import io.deployinsights.insights.metric.Metric;
import java.util.List;
import java.util.Map;

/** The metrics that there are, compared with no published thresholds. */
public final class ListedMetrics {

    public static final Metrics METRICS = new Metrics(List.of(new Benchmark(2023, "none", Map.of())));

    /** All of them. */
    public static final List<Metric<?>> ALL = METRICS.all();

    private ListedMetrics() {}

    /** The last part of each address below {@code /insights/} that is a metric's. */
    public static List<String> addresses() {
        return METRICS.withAddress().stream().map(Metric::name).toList();
    }
}
