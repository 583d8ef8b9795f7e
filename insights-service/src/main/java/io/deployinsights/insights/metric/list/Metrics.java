package io.deployinsights.insights.metric.list;

import io.deployinsights.insights.benchmark.Benchmark;
import io.deployinsights.insights.metric.Metric;
import io.deployinsights.insights.metric.activity.Activity;
import io.deployinsights.insights.metric.activity.People;
import io.deployinsights.insights.metric.failure.FailureEpisodes;
import io.deployinsights.insights.metric.failure.FailureRate;
import io.deployinsights.insights.metric.failure.RecoveryTime;
import io.deployinsights.insights.metric.failure.ReworkRate;
import io.deployinsights.insights.metric.quality.DataQuality;
import io.deployinsights.insights.metric.running.Drift;
import io.deployinsights.insights.metric.running.Latest;
import io.deployinsights.insights.metric.summary.Summary;
import io.deployinsights.insights.metric.throughput.DeploymentFrequency;
import io.deployinsights.insights.metric.throughput.Frequency;
import io.deployinsights.insights.metric.throughput.LeadTime;
import io.deployinsights.insights.metric.throughput.TimeBetweenDeployments;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Every metric there is, once. Addresses, the choices of the evidence, CSV, what a faulty record is left out of, badges, the description
 * of the API and tests by table are made from this list.
 */
public final class Metrics {

    private final List<Metric<?>> all;
    private final Summary summary;

    /**
     * All metrics.
     *
     * @param benchmarks the published thresholds that a summary can be compared with
     */
    public Metrics(List<Benchmark> benchmarks) {
        summary = new Summary(benchmarks);
        List<Metric<?>> measured = List.of(
                summary,
                new Frequency(),
                new DeploymentFrequency(),
                new LeadTime(LeadTime.From.START),
                new LeadTime(LeadTime.From.COMMIT),
                new FailureRate(),
                new Latest(),
                new RecoveryTime(),
                new FailureEpisodes(),
                new ReworkRate(),
                new Drift(),
                new TimeBetweenDeployments(),
                new Activity(),
                new People());
        all = Stream.concat(measured.stream(), Stream.of(new DataQuality(measured)))
                .toList();
    }

    /** All of them, in the order in which they are presented. */
    public List<Metric<?>> all() {
        return all;
    }

    /** Those that have an address. */
    public List<Metric<?>> withAddress() {
        return all.stream().filter(Metric::hasAddress).toList();
    }

    /** Those that deployments can be listed behind, by name. */
    public Map<String, Metric<?>> withEvidence() {
        var byName = new LinkedHashMap<String, Metric<?>>();
        all.stream().filter(Metric::hasEvidence).forEach(metric -> byName.put(metric.name(), metric));
        return byName;
    }

    /** The one of the five delivery metrics together. */
    public Summary summary() {
        return summary;
    }

    /**
     * What people call a metric.
     *
     * @throws java.util.NoSuchElementException when there is none of the name
     */
    public String title(String name) {
        return all.stream()
                .filter(metric -> metric.name().equals(name))
                .findFirst()
                .orElseThrow()
                .title();
    }
}
