package io.deployinsights.insights.metric;

import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.metric.Frequency.Bucket;
import io.deployinsights.insights.window.Buckets;
import java.util.List;
import java.util.stream.IntStream;

/** Counts the deployments of one service by bucket and outcome. */
final class Tally {

    private final Buckets buckets;
    private final int[] deployments;
    private final int[] succeeded;
    private final int[] failed;
    private final int[] rolledBack;
    private final int[] inProgress;
    private int total;

    Tally(Buckets buckets) {
        this.buckets = buckets;
        deployments = new int[buckets.size()];
        succeeded = new int[buckets.size()];
        failed = new int[buckets.size()];
        rolledBack = new int[buckets.size()];
        inProgress = new int[buckets.size()];
    }

    void count(DeploymentHistory history, int row) {
        int bucket = buckets.indexOf(history.startedAtMillis(row));
        total++;
        deployments[bucket]++;
        switch (history.status(row)) {
            case SUCCEEDED -> succeeded[bucket]++;
            case FAILED -> failed[bucket]++;
            case ROLLED_BACK -> rolledBack[bucket]++;
            case QUEUED, BUILDING, DEPLOYING -> inProgress[bucket]++;
            case UNKNOWN -> {
                // Counted as a deployment, but there is no outcome to count it under.
            }
        }
    }

    int total() {
        return total;
    }

    List<Bucket> buckets() {
        return IntStream.range(0, buckets.size())
                .mapToObj(i -> new Bucket(
                        buckets.starts().get(i), deployments[i], succeeded[i], failed[i], rolledBack[i], inProgress[i]))
                .toList();
    }
}
