package io.deployinsights.insights.history;

import java.util.Comparator;
import java.util.stream.IntStream;

/** The order in which deployments were completed: what episodes of failure and recovery are told in. */
final class CompletionOrder {

    private CompletionOrder() {}

    static int[] of(DeploymentHistory history) {
        return IntStream.range(0, history.size())
                .filter(row -> history.status(row).isFinished())
                .filter(row -> history.startedAtMillis(row) != DeploymentHistory.NO_TIME)
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(history::completedAtMillis)
                        .thenComparingLong(history::startedAtMillis)
                        .thenComparing(history::compareIds))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
