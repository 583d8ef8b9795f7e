package io.deployinsights.insights.drift;

import io.deployinsights.insights.drift.Drift.Pair;
import io.deployinsights.insights.history.Chunk;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.selection.Count;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The successes in staging that production has not got, by service. */
final class Waiting implements Count<Waiting> {

    private final long[] afterMillis;
    private final IntList[] rows;

    Waiting(DeploymentHistory history, List<Pair> pairs, Promotions promotions) {
        afterMillis = IntStream.range(0, pairs.size())
                .mapToLong(i -> pairs.get(i).isApart(history) ? promotions.millis(i) : Long.MAX_VALUE)
                .toArray();
        rows = Stream.generate(IntArrayList::new).limit(pairs.size()).toArray(IntList[]::new);
    }

    @Override
    public void add(int service, Chunk chunk, int place) {
        if (chunk.isInStaging(place) && chunk.completedAtMillis(place) > afterMillis[service]) {
            rows[service].add(chunk.row(place));
        }
    }

    @Override
    public void add(Waiting later) {
        for (int service = 0; service < rows.length; service++) {
            rows[service].addAll(later.rows[service]);
        }
    }

    /** The rows of what waits of one service. */
    IntList of(int service) {
        return rows[service];
    }
}
