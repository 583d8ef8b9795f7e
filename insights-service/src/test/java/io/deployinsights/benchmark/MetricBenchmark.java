package io.deployinsights.benchmark;

import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.history.HistoryBuilder;
import io.deployinsights.insights.metric.Metric;
import io.deployinsights.insights.metric.failure.FailureRate;
import io.deployinsights.insights.metric.failure.RecoveryTime;
import io.deployinsights.insights.metric.failure.ReworkRate;
import io.deployinsights.insights.metric.quality.DataQuality;
import io.deployinsights.insights.metric.running.Drift;
import io.deployinsights.insights.metric.running.Latest;
import io.deployinsights.insights.metric.summary.Summary;
import io.deployinsights.insights.metric.throughput.Frequency;
import io.deployinsights.insights.metric.throughput.LeadTime;
import io.deployinsights.insights.metric.throughput.TimeBetweenDeployments;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.window.Granularity;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Each metric over the whole history, computed afresh. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MetricBenchmark {

    private static final List<Metric<?>> METRICS = List.of(
            new Frequency(Granularity.DAILY),
            new TimeBetweenDeployments(),
            new LeadTime(),
            new FailureRate(),
            new Latest(),
            new RecoveryTime(),
            new ReworkRate(),
            new Summary(new io.deployinsights.insights.benchmark.Benchmark(2023, "none", Map.of())),
            new Drift(),
            new DataQuality());

    @Param({"1000000"})
    int deployments;

    @Param({
        "frequency",
        "time-between-deployments",
        "lead-time",
        "failure-rate",
        "latest",
        "recovery-time",
        "rework-rate",
        "summary",
        "drift",
        "data-quality"
    })
    String metric = "";

    private DeploymentHistory history = new HistoryBuilder().build(GeneratedDeployments.LAST_START);
    private Metric<?> chosen = METRICS.getFirst();

    @Setup
    public void generate() {
        history = new GeneratedDeployments(deployments)
                .toBuilder().build(GeneratedDeployments.LAST_START.plusSeconds(60));
        chosen = METRICS.stream()
                .filter(each -> each.name().equals(metric))
                .findFirst()
                .orElseThrow();
        computeEveryMetric();
    }

    /** As in the service, where the compiler has seen all metrics and can't take one for the only one. */
    private void computeEveryMetric() {
        for (int round = 0; round < 20; round++) {
            METRICS.forEach(each -> each.measure(history, Query.ALL));
        }
    }

    /** Over everything there is. */
    @Benchmark
    public Object measure() {
        return chosen.measure(history, Query.ALL);
    }
}
