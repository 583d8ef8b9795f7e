package io.deployinsights.insights.drift;

import io.deployinsights.insights.drift.Drift.Pair;
import io.deployinsights.insights.history.Chunk;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.metric.Latest;
import io.deployinsights.insights.selection.Count;
import java.util.Arrays;
import java.util.List;

/** When the version that production runs was completed last in staging, by service. */
final class Promotions implements Count<Promotions> {

    private final DeploymentHistory history;
    private final int[] production;
    private final long[] completedMillis;

    Promotions(DeploymentHistory history, List<Pair> pairs) {
        this.history = history;
        production = pairs.stream()
                .mapToInt(pair -> pair.isApart(history) ? pair.production() : Latest.NONE)
                .toArray();
        completedMillis = new long[production.length];
        Arrays.fill(completedMillis, DeploymentHistory.NO_TIME);
    }

    @Override
    public void add(int service, Chunk chunk, int place) {
        int row = production[service];
        if (row == Latest.NONE || !chunk.isInStaging(place)) {
            return;
        }
        long completed = chunk.completedAtMillis(place);
        if (completed > completedMillis[service] && history.hasVersionOf(row, chunk, place)) {
            completedMillis[service] = completed;
        }
    }

    @Override
    public void add(Promotions later) {
        Arrays.setAll(completedMillis, service -> Math.max(completedMillis[service], later.completedMillis[service]));
    }

    /** What is completed in staging after this moment waits; where the version was never there, since production got it. */
    long millis(int service) {
        boolean wasInStaging = completedMillis[service] != DeploymentHistory.NO_TIME;
        return wasInStaging || production[service] == Latest.NONE
                ? completedMillis[service]
                : history.completedAtMillis(production[service]);
    }
}
