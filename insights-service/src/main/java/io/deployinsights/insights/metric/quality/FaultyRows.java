package io.deployinsights.insights.metric.quality;

import io.deployinsights.insights.exclusion.Reason;
import io.deployinsights.insights.history.Chunk;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.selection.Count;
import io.deployinsights.insights.selection.Picked;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntHeapPriorityQueue;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of faulty records by what is wrong with them. */
final class FaultyRows implements Count<FaultyRows> {

    private final DeploymentHistory history;
    private final Map<Reason, IntArrayList> rows = new EnumMap<>(Reason.class);

    FaultyRows(DeploymentHistory history) {
        this.history = history;
    }

    @Override
    public void add(Chunk chunk, Picked faulty) {
        for (int i = 0; i < faulty.size(); i++) {
            int row = chunk.row(faulty.place(i));
            for (var fault : Reason.faultsOf(history, row)) {
                of(fault).add(row);
            }
        }
    }

    @Override
    public void add(FaultyRows later) {
        later.rows.forEach((fault, more) -> of(fault).addAll(more));
    }

    int count(Reason fault) {
        return of(fault).size();
    }

    /** The first ids, by start (those without one last), then by id: the same on every replica, in whatever order each has read the records. */
    List<@Nullable String> firstIds(Reason fault, int most) {
        var all = of(fault);
        var first = new IntHeapPriorityQueue(Math.min(most, all.size()) + 1, (row, other) -> compare(other, row));
        for (int i = 0; i < all.size(); i++) {
            int row = all.getInt(i);
            if (first.size() < most) {
                first.enqueue(row);
            } else if (compare(row, first.firstInt()) < 0) {
                first.dequeueInt();
                first.enqueue(row);
            }
        }
        var ids = new ArrayList<@Nullable String>(first.size());
        while (!first.isEmpty()) {
            ids.add(history.id(first.dequeueInt()));
        }
        return ids.reversed();
    }

    private IntArrayList of(Reason fault) {
        return rows.computeIfAbsent(fault, key -> new IntArrayList());
    }

    private int compare(int row, int other) {
        // A start that is missing is the lowest number there is, which below 0 becomes the highest.
        int byStart = Long.compare(history.startedAtMillis(row) - 1, history.startedAtMillis(other) - 1);
        if (byStart != 0) {
            return byStart;
        }
        int byId = history.compareIds(row, other);
        return byId != 0 ? byId : Integer.compare(row, other);
    }
}
