package io.deployinsights.insights.drift;

import io.deployinsights.insights.column.EncodedText;
import io.deployinsights.insights.drift.Drift.Pair;
import io.deployinsights.insights.history.Chunk;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.metric.LatestSuccesses;
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
    /** What production runs, null where it runs nothing. */
    private final List<byte @Nullable []> promoted;
    /** When production got it. */
    private final long[] deliveredMillis;
    /** When it was completed last in staging, as far as is known yet; later than anything where both run the same. */
    private final long[] promotedMillis;
    /** What was completed in staging before production got what it runs, but later than {@code promotedMillis} then was. */
    private final IntArrayList[] earlier;
    /** What was completed in staging since. */
    private final IntArrayList[] since;

    Waiting(DeploymentHistory history, List<Pair> pairs) {
        this.history = history;
        promoted = pairs.stream()
                .<byte @Nullable []>map(pair -> pair.production() == LatestSuccesses.NONE
                        ? null
                        : EncodedText.encode(history.version(pair.production())))
                .toList();
        deliveredMillis = pairs.stream()
                .mapToLong(pair -> pair.production() == LatestSuccesses.NONE
                        ? NEVER
                        : history.completedAtMillis(pair.production()))
                .toArray();
        promotedMillis = pairs.stream()
                .mapToLong(pair -> pair.isApart(history) ? NEVER : Long.MAX_VALUE)
                .toArray();
        earlier = noRows(pairs.size());
        since = noRows(pairs.size());
    }

    @Override
    public void add(Chunk chunk, Picked successes) {
        for (int i = 0; i < successes.size(); i++) {
            if (chunk.isInStaging(successes.place(i))) {
                add(successes.group(i), chunk, successes.place(i));
            }
        }
    }

    @Override
    public void add(Waiting later) {
        Arrays.setAll(promotedMillis, service -> Math.max(promotedMillis[service], later.promotedMillis[service]));
        for (int service = 0; service < since.length; service++) {
            earlier[service].addAll(later.earlier[service]);
            since[service].addAll(later.since[service]);
        }
    }

    /**
     * The rows of what waits of one service: what was completed in staging later than the version that production runs; where that was never
     * there, since production got it.
     */
    IntList of(int service) {
        long after = promotedMillis[service];
        if (after == NEVER) {
            return since[service];
        }
        return IntArrayList.toList(IntStream.concat(earlier[service].intStream(), since[service].intStream())
                .filter(row -> history.completedAtMillis(row) > after));
    }

    private void add(int service, Chunk chunk, int place) {
        long completed = chunk.completedAtMillis(place);
        if (completed <= promotedMillis[service]) {
            return;
        }
        byte[] version = promoted.get(service);
        if (version != null && chunk.hasVersion(place, version)) {
            promotedMillis[service] = completed;
        } else {
            (completed > deliveredMillis[service] ? since : earlier)[service].add(chunk.row(place));
        }
    }

    private static IntArrayList[] noRows(int services) {
        return Stream.generate(IntArrayList::new).limit(services).toArray(IntArrayList[]::new);
    }
}
