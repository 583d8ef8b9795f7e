package io.deployinsights.insights.metric;

import io.deployinsights.insights.history.Chunk;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.selection.Count;
import io.deployinsights.insights.selection.Facts;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.selection.Reason;
import io.deployinsights.insights.selection.Scan;
import io.deployinsights.insights.selection.Selection;
import io.deployinsights.insights.statistics.Sample;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How long a deployment takes that succeeds, per service. */
public final class LeadTime implements Metric<LeadTime.Result> {

    /** What is known of one service; all times are null when no deployment counts. */
    public record Result(
            @Nullable String serviceName,
            int deployments,
            @Nullable Double averageSeconds,
            @Nullable Double medianSeconds,
            @Nullable Double p90Seconds,
            @Nullable Double p95Seconds,
            @Nullable Double minSeconds,
            @Nullable Double maxSeconds) {

        private static Result of(@Nullable String serviceName, Sample durations) {
            if (durations.size() == 0) {
                return new Result(serviceName, 0, null, null, null, null, null, null);
            }
            double[] percentiles = durations.percentilesSeconds(0.5, 0.9, 0.95, 0, 1);
            return new Result(
                    serviceName,
                    durations.size(),
                    durations.averageSeconds(),
                    percentiles[0],
                    percentiles[1],
                    percentiles[2],
                    percentiles[3],
                    percentiles[4]);
        }
    }

    @Override
    public String name() {
        return "lead-time";
    }

    @Override
    public String definition() {
        return "Time from start to finish of the deployments that succeeded.";
    }

    @Override
    public @Nullable Reason exclusion(Facts facts) {
        var unsuccessful = facts.whyUnsuccessful();
        if (unsuccessful != null) {
            return unsuccessful;
        } else if (!facts.hasFinish()) {
            return Reason.MISSING_FINISH;
        }
        return facts.endsBeforeStart() ? Reason.NEGATIVE_DURATION : null;
    }

    @Override
    public Measurement<Result> measure(DeploymentHistory history, Query query) {
        var services = Selection.byService(history, query);
        int size = services.groups().size();
        var scan = Scan.of(history, services, this, () -> new Durations(size));
        var results = IntStream.range(0, size)
                .parallel()
                .mapToObj(
                        i -> Result.of(services.groups().get(i), scan.counted().of(i)))
                .toList();
        return new Measurement<>(results, scan.excluded());
    }

    /** How long the successes of each service took. */
    private static final class Durations implements Count<Durations> {

        private final Sample[] samples;

        Durations(int services) {
            samples = Stream.generate(Sample::new).limit(services).toArray(Sample[]::new);
        }

        @Override
        public void add(int service, Chunk chunk, int place) {
            samples[service].add(chunk.finishedAtMillis(place) - chunk.startedAtMillis(place));
        }

        @Override
        public void add(Durations later) {
            Arrays.setAll(samples, service -> samples[service].and(later.samples[service]));
        }

        Sample of(int service) {
            return samples[service];
        }
    }
}
