package io.deployinsights.insights.metric.throughput;

import io.deployinsights.insights.deployment.Target;
import io.deployinsights.insights.exclusion.Facts;
import io.deployinsights.insights.exclusion.Reason;
import io.deployinsights.insights.history.Chunk;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.metric.Measurement;
import io.deployinsights.insights.metric.Metric;
import io.deployinsights.insights.metric.Table;
import io.deployinsights.insights.selection.Count;
import io.deployinsights.insights.selection.Picked;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.selection.Scan;
import io.deployinsights.insights.selection.Selection;
import io.deployinsights.insights.statistics.Sample;
import io.deployinsights.insights.window.Window;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long it takes from one success to the next, per service and environment: the other reading of deployment frequency, which DORA's
 * questions ask for ("once a week").
 *
 * <p>A gap belongs to the later success. The earlier one may have started before the window, but passes the same filters.
 */
public final class TimeBetweenDeployments implements Metric<TimeBetweenDeployments.Result> {

    /**
     * What is known of one service in one environment.
     *
     * @param deployments successes
     * @param gaps those of them that have a success before them
     * @param medianSeconds from the start of the success before to their own, null when there are no gaps
     * @param p90Seconds as {@code medianSeconds}, the 90th percentile
     */
    public record Result(
            @Nullable String serviceName,
            @Nullable String environment,
            int deployments,
            int gaps,
            @Nullable Double medianSeconds,
            @Nullable Double p90Seconds) {

        private static Result of(Target target, int deployments, Sample gaps) {
            if (gaps.size() == 0) {
                return new Result(target.serviceName(), target.environment(), deployments, 0, null, null);
            }
            double[] percentiles = gaps.percentilesSeconds(0.5, 0.9);
            return new Result(
                    target.serviceName(),
                    target.environment(),
                    deployments,
                    gaps.size(),
                    percentiles[0],
                    percentiles[1]);
        }
    }

    private static final Table<Result, Result> TABLE = Table.of(Result.class)
            .with("serviceName", Result::serviceName)
            .with("environment", Result::environment)
            .with("deployments", Result::deployments)
            .with("gaps", Result::gaps)
            .with("medianSeconds", Result::medianSeconds)
            .with("p90Seconds", Result::p90Seconds);

    @Override
    public String name() {
        return "time-between-deployments";
    }

    @Override
    public String summary() {
        return "Time from one success to the next, per service and environment";
    }

    @Override
    public String definition() {
        return "Time from the start of one deployment that succeeded to the start of the next.";
    }

    @Override
    public Table<Result, ?> table() {
        return TABLE;
    }

    @Override
    public @Nullable Reason exclusion(Facts facts) {
        return facts.whyUnsuccessful();
    }

    @Override
    public Measurement<Result> measure(DeploymentHistory history, Query query) {
        var targets = Selection.byTarget(history, query);
        int size = targets.groups().size();
        var scan = Scan.of(history, targets, this, () -> new Starts(size));
        var before = lastBefore(history, query, size);
        var results = IntStream.range(0, size)
                .parallel()
                .mapToObj(i -> {
                    var starts = scan.counted().of(i);
                    return Result.of(targets.groups().get(i), starts.size(), gaps(before.millis[i], starts));
                })
                .toList();
        return new Measurement<>(results, scan.excluded());
    }

    private LastStart lastBefore(DeploymentHistory history, Query query, int size) {
        var window = query.window();
        if (window.from() == null) {
            return new LastStart(size);
        }
        var earlier = query.during(new Window(null, window.from(), window.zone()));
        return Scan.of(history, Selection.byTarget(history, earlier), this, () -> new LastStart(size))
                .counted();
    }

    /** The times between starts that are next to each other, the one before the first of them included where there is one. */
    private static Sample gaps(long before, LongArrayList starts) {
        var gaps = new Sample();
        // Nearly linear here, because records come by start, the oldest or the newest first; fastutil sorts by radix.
        Arrays.sort(starts.elements(), 0, starts.size());
        long previous = before;
        for (int i = 0; i < starts.size(); i++) {
            long start = starts.getLong(i);
            if (previous != DeploymentHistory.NO_TIME) {
                gaps.add(start - previous);
            }
            previous = start;
        }
        return gaps;
    }

    /** When the successes of each target started. */
    private static final class Starts implements Count<Starts> {

        private final LongArrayList[] millis;

        Starts(int targets) {
            millis = Stream.generate(LongArrayList::new).limit(targets).toArray(LongArrayList[]::new);
        }

        @Override
        public void add(Chunk chunk, Picked successes) {
            for (int i = 0; i < successes.size(); i++) {
                millis[successes.group(i)].add(chunk.startedAtMillis(successes.place(i)));
            }
        }

        @Override
        public void add(Starts later) {
            for (int target = 0; target < millis.length; target++) {
                millis[target].addAll(later.millis[target]);
            }
        }

        LongArrayList of(int target) {
            return millis[target];
        }
    }

    /** When the last success of each target started, {@link DeploymentHistory#NO_TIME} where there was none. */
    private static final class LastStart implements Count<LastStart> {

        private final long[] millis;

        LastStart(int targets) {
            millis = LongStream.generate(() -> DeploymentHistory.NO_TIME)
                    .limit(targets)
                    .toArray();
        }

        @Override
        public void add(Chunk chunk, Picked successes) {
            for (int i = 0; i < successes.size(); i++) {
                int target = successes.group(i);
                millis[target] = Math.max(millis[target], chunk.startedAtMillis(successes.place(i)));
            }
        }

        @Override
        public void add(LastStart later) {
            Arrays.setAll(millis, target -> Math.max(millis[target], later.millis[target]));
        }
    }
}
