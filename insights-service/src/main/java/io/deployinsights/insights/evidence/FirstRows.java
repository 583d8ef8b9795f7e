package io.deployinsights.insights.evidence;

import io.deployinsights.insights.history.Chunk;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.selection.Count;
import io.deployinsights.insights.selection.Picked;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntHeapPriorityQueue;
import java.util.Collections;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The first rows of the list from a position on. Rows are kept by rank, and only as long as they can be among the first: however many
 * there are, hardly more than a page is ever sorted.
 */
final class FirstRows implements Count<FirstRows> {

    /** A rank has got so many more rows before it is looked whether later ranks can still matter. */
    private static final int LOOK_EVERY = 1024;

    private final DeploymentHistory history;
    private final Listing listing;
    private final EvidenceOrder order;
    private final @Nullable Position after;
    private final int most;
    private final int[] comparedToAfter;
    private final IntArrayList[] rows;
    /** The last rank that can have one of the first rows. */
    private int lastRank;

    private int total;
    private int following;

    FirstRows(DeploymentHistory history, Listing listing, EvidenceOrder order, @Nullable Position after, int most) {
        this.history = history;
        this.listing = listing;
        this.order = order;
        this.after = after;
        this.most = most;
        comparedToAfter = IntStream.range(0, order.ranks())
                .map(rank -> after == null ? 1 : order.compareRank(rank, after))
                .toArray();
        rows = IntStream.range(0, order.ranks())
                .mapToObj(rank -> new IntArrayList())
                .toArray(IntArrayList[]::new);
        lastRank = order.ranks() - 1;
    }

    @Override
    public void add(Chunk chunk, Picked counted) {
        if (listing.role() != Role.EXCLUDED) {
            take(chunk, counted);
        }
    }

    @Override
    public void addExcluded(Chunk chunk, Picked excluded) {
        if (listing.role() != Role.COUNTED) {
            take(chunk, excluded);
        }
    }

    @Override
    public void add(FirstRows later) {
        total += later.total;
        following += later.following;
        lastRank = Math.min(lastRank, later.lastRank);
        for (int rank = 0; rank <= lastRank; rank++) {
            rows[rank].addAll(later.rows[rank]);
        }
    }

    /** How many rows the list has. */
    int total() {
        return total;
    }

    /** How many of them are not before the position. */
    int following() {
        return following;
    }

    /** The first rows in order, as many as there may be. */
    IntArrayList sorted() {
        var sorted = new IntArrayList();
        for (int rank = 0; rank <= lastRank && sorted.size() < most; rank++) {
            sorted.addAll(first(rows[rank], most - sorted.size()));
        }
        return sorted;
    }

    private void take(Chunk chunk, Picked picked) {
        for (int i = 0; i < picked.size(); i++) {
            int place = picked.place(i);
            if (listing.only().includes(history, listing.metric(), chunk, place)) {
                take(order.rank(picked.group(i)), chunk.row(place));
            }
        }
    }

    private void take(int rank, int row) {
        total++;
        if (after != null && (comparedToAfter[rank] == 0 ? order.compare(row, after) : comparedToAfter[rank]) < 0) {
            return;
        }
        following++;
        if (rank <= lastRank) {
            rows[rank].add(row);
            if (rows[rank].size() % LOOK_EVERY == 0) {
                forgetLateRanks();
            }
        }
    }

    private void forgetLateRanks() {
        int enough = rows[0].size();
        int rank = 0;
        while (rank < lastRank && enough < most) {
            enough += rows[++rank].size();
        }
        for (int late = rank + 1; late <= lastRank; late++) {
            rows[late] = new IntArrayList();
        }
        lastRank = rank;
    }

    /** Begins with the last row: new deployments are read last, and the list begins with them. */
    private IntArrayList first(IntArrayList unsorted, int limit) {
        var within = order.withinRank();
        var first = new IntHeapPriorityQueue(
                Math.min(limit, unsorted.size()) + 1, (row, other) -> within.compare(other, row));
        for (int i = unsorted.size() - 1; i >= 0; i--) {
            int row = unsorted.getInt(i);
            if (first.size() < limit) {
                first.enqueue(row);
            } else if (within.compare(row, first.firstInt()) < 0) {
                first.dequeueInt();
                first.enqueue(row);
            }
        }
        var sorted = new IntArrayList(first.size());
        while (!first.isEmpty()) {
            sorted.add(first.dequeueInt());
        }
        Collections.reverse(sorted);
        return sorted;
    }
}
