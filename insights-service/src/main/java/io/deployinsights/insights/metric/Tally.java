package io.deployinsights.insights.metric;

import io.deployinsights.insights.history.Chunk;
import io.deployinsights.insights.metric.Frequency.Bucket;
import io.deployinsights.insights.selection.Count;
import io.deployinsights.insights.window.Buckets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Counts the deployments of each service by bucket and outcome. */
final class Tally implements Count<Tally> {

    private static final int SUCCEEDED = 0;
    private static final int FAILED = 1;
    private static final int ROLLED_BACK = 2;
    private static final int IN_PROGRESS = 3;
    private static final int UNKNOWN = 4;
    private static final int OUTCOMES = 5;

    private final Buckets buckets;
    /** By service, then bucket, then outcome. */
    private final int[] counts;

    Tally(Buckets buckets, int services) {
        this.buckets = buckets;
        counts = new int[services * buckets.size() * OUTCOMES];
    }

    @Override
    public void add(int service, Chunk chunk, int place) {
        int bucket = buckets.indexOf(chunk.startedAtMillis(place));
        int outcome =
                switch (chunk.status(place)) {
                    case SUCCEEDED -> SUCCEEDED;
                    case FAILED -> FAILED;
                    case ROLLED_BACK -> ROLLED_BACK;
                    case QUEUED, BUILDING, DEPLOYING -> IN_PROGRESS;
                    case UNKNOWN -> UNKNOWN;
                };
        counts[first(service, bucket) + outcome]++;
    }

    @Override
    public void add(Tally later) {
        Arrays.setAll(counts, i -> counts[i] + later.counts[i]);
    }

    /** The buckets of one service. */
    List<Bucket> of(int service) {
        return IntStream.range(0, buckets.size())
                .mapToObj(i -> bucket(i, first(service, i)))
                .toList();
    }

    private Bucket bucket(int bucket, int first) {
        int deployments = 0;
        for (int outcome = 0; outcome < OUTCOMES; outcome++) {
            deployments += counts[first + outcome];
        }
        return new Bucket(
                buckets.starts().get(bucket),
                deployments,
                counts[first + SUCCEEDED],
                counts[first + FAILED],
                counts[first + ROLLED_BACK],
                counts[first + IN_PROGRESS]);
    }

    private int first(int service, int bucket) {
        return (service * buckets.size() + bucket) * OUTCOMES;
    }
}
