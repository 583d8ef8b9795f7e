package io.deployinsights.insights.metric.throughput;

import io.deployinsights.insights.deployment.Status;
import io.deployinsights.insights.history.Chunk;
import io.deployinsights.insights.metric.throughput.Frequency.Bucket;
import io.deployinsights.insights.selection.Count;
import io.deployinsights.insights.selection.Picked;
import io.deployinsights.insights.window.Buckets;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/** Counts the deployments of each service by bucket and outcome. */
final class Tally implements Count<Tally> {

    private static final int SUCCEEDED = 0;
    private static final int FAILED = 1;
    private static final int ROLLED_BACK = 2;
    private static final int CANCELLED = 3;
    private static final int IN_PROGRESS = 4;
    private static final int UNKNOWN = 5;
    private static final int OUTCOMES = 6;

    private final Buckets buckets;
    /** By service, then bucket, then outcome. */
    private final int[] counts;

    Tally(Buckets buckets, int services) {
        this.buckets = buckets;
        counts = new int[Math.multiplyExact(services, Math.multiplyExact(buckets.size(), OUTCOMES))];
    }

    @Override
    public void add(Chunk chunk, Picked started) {
        for (int i = 0; i < started.size(); i++) {
            int bucket = buckets.indexOf(chunk.startedAtMillis(started.place(i)));
            counts[first(started.group(i), bucket) + outcome(chunk.status(started.place(i)))]++;
        }
    }

    @Override
    public void add(Tally later) {
        Arrays.setAll(counts, i -> counts[i] + later.counts[i]);
    }

    /** The buckets of one service, each made when it is looked at: all of them at once would take more memory than their counts. */
    List<Bucket> of(int service) {
        return new BucketsOfService(service);
    }

    private final class BucketsOfService extends AbstractList<Bucket> implements RandomAccess {

        private final int service;

        BucketsOfService(int service) {
            this.service = service;
        }

        @Override
        public Bucket get(int index) {
            return bucket(Objects.checkIndex(index, size()), first(service, index));
        }

        @Override
        public int size() {
            return buckets.size();
        }
    }

    private static int outcome(Status status) {
        return switch (status) {
            case SUCCEEDED -> SUCCEEDED;
            case FAILED -> FAILED;
            case ROLLED_BACK -> ROLLED_BACK;
            case CANCELLED -> CANCELLED;
            case QUEUED, BUILDING, DEPLOYING -> IN_PROGRESS;
            case UNKNOWN -> UNKNOWN;
        };
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
                counts[first + IN_PROGRESS],
                counts[first + CANCELLED]);
    }

    private int first(int service, int bucket) {
        return (service * buckets.size() + bucket) * OUTCOMES;
    }
}
