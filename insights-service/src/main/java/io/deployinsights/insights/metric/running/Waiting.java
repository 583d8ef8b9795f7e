package io.deployinsights.insights.metric.running;

import io.deployinsights.insights.history.Chunk;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.selection.Count;
import io.deployinsights.insights.selection.Picked;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The successes in staging that production has not got, by service. */
final class Waiting implements Count<Waiting> {

    private static final long NEVER = DeploymentHistory.NO_TIME;

    private final DeploymentHistory history;
    /** Null where production runs nothing. */
    private final List<@Nullable Promoted> promoted;
    /** When it was completed last in staging, as far as is known yet; later than anything where both run the same. */
    private final long[] promotedMillis;
    /** What was completed in staging later than {@code promotedMillis} then was. */
    private final List<IntArrayList> later;

    Waiting(DeploymentHistory history, Runs runs, int services) {
        this.history = history;
        promoted = IntStream.range(0, services)
                .<@Nullable Promoted>mapToObj(
                        service -> promoted(history, runs.production().row(service)))
                .toList();
        promotedMillis = IntStream.range(0, services)
                .mapToLong(service -> runs.isTogether(service) ? Long.MAX_VALUE : NEVER)
                .toArray();
        later = Stream.generate(IntArrayList::new).limit(services).toList();
    }

    /** The latest first: what is found early saves looking at what was there before. */
    @Override
    public void add(Chunk chunk, Picked successes) {
        for (int i = successes.size() - 1; i >= 0; i--) {
            if (chunk.isInStaging(successes.place(i))) {
                add(successes.group(i), chunk, successes.place(i));
            }
        }
    }

    @Override
    public void add(Waiting others) {
        Arrays.setAll(promotedMillis, service -> Math.max(promotedMillis[service], others.promotedMillis[service]));
        for (int service = 0; service < promotedMillis.length; service++) {
            later.get(service).addAll(others.later.get(service));
        }
    }

    /** Whether what production runs was ever in staging. */
    boolean knowsPromotion(int service) {
        return promotedMillis[service] != NEVER;
    }

    /** The rows of what was completed in staging after what production runs; all of them where that was never there. */
    IntList of(int service) {
        long after = promotedMillis[service];
        return IntArrayList.toList(
                later.get(service).intStream().filter(row -> history.completedAtMillis(row) > after));
    }

    private void add(int service, Chunk chunk, int place) {
        long completed = chunk.completedAtMillis(place);
        if (completed <= promotedMillis[service]) {
            return;
        }
        var runs = promoted.get(service);
        if (runs != null && runs.isSameAs(chunk, place)) {
            promotedMillis[service] = completed;
        } else {
            later.get(service).add(chunk.row(place));
        }
    }

    private static @Nullable Promoted promoted(DeploymentHistory history, int row) {
        return row == LatestSuccesses.NONE ? null : new Promoted(history, row);
    }
}
