package io.deployinsights.insights.history;

import io.deployinsights.insights.column.EncodedText;
import io.deployinsights.insights.column.RowIndex;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.ints.IntSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects deployments, and what becomes of them, into one {@link DeploymentHistory} after another. A deployment told again, by the same
 * id, takes the place of what was told before. For one thread; the histories are for any number.
 */
public final class HistoryBuilder {

    /** So many chunks are kept open for further changes before they are closed to save memory. */
    private static final int MOST_REOPENED = 64;

    private final Dictionaries dictionaries = new Dictionaries();
    private final List<Chunk> chunks = new ArrayList<>();
    private final Map<Integer, ChunkBuilder> reopened = new HashMap<>();
    private ChunkBuilder tail = new ChunkBuilder();
    private final RowIndex rowsById = new RowIndex(row -> Arrays.hashCode(id(row)));
    /** Rows added or changed since the last history. */
    private IntSet touched = new IntOpenHashSet();

    private int size;
    private @Nullable DeploymentHistory last;

    /** Adds a deployment, or changes the one with its id. One without an id is always another. */
    public HistoryBuilder put(Deployment deployment) {
        int known = deployment.id() == null ? RowIndex.NONE : find(EncodedText.encode(deployment.id()));
        if (known == RowIndex.NONE) {
            add(deployment);
        } else if (!isKnown(known, deployment)) {
            change(known, deployment);
        }
        return this;
    }

    /**
     * The history of all that has been told so far.
     *
     * @param asOf the moment of the registry state that was told
     */
    public DeploymentHistory build(Instant asOf) {
        closeReopened();
        var all = new ArrayList<>(chunks);
        if (tail.size() > 0) {
            all.add(tail.build());
        }
        var history = new DeploymentHistory(asOf, all.toArray(Chunk[]::new), dictionaries, last, touched);
        touched = new IntOpenHashSet();
        last = history;
        return history;
    }

    /** A feed tells what has not settled again and again: that is no change. */
    private boolean isKnown(int row, Deployment deployment) {
        return last != null
                && row < last.size()
                && !touched.contains(row)
                && last.deployment(row).equals(deployment);
    }

    private int find(byte[] id) {
        return rowsById.find(Arrays.hashCode(id), row -> Arrays.equals(id(row), id));
    }

    private void add(Deployment deployment) {
        int row = size++;
        tail.add(deployment, dictionaries);
        if (tail.isFull()) {
            chunks.add(tail.build());
            tail = new ChunkBuilder();
        }
        if (deployment.id() != null) {
            rowsById.add(row);
        }
        touch(row);
    }

    private void change(int row, Deployment deployment) {
        int chunk = row >> Chunk.BITS;
        var builder = chunk == chunks.size()
                ? tail
                : reopened.computeIfAbsent(chunk, number -> ChunkBuilder.from(chunks.get(number)));
        builder.set(row & Chunk.MASK, deployment, dictionaries);
        if (reopened.size() > MOST_REOPENED) {
            closeReopened();
        }
        touch(row);
    }

    /** For the first history every row is new: no need to remember which. */
    private void touch(int row) {
        if (last != null) {
            touched.add(row);
        }
    }

    private void closeReopened() {
        reopened.forEach((number, builder) -> chunks.set(number, builder.build()));
        reopened.clear();
    }

    /** A row keeps its id, so a chunk that is being changed need not be looked for. */
    private byte[] id(int row) {
        int chunk = row >> Chunk.BITS;
        return chunk == chunks.size()
                ? tail.id(row & Chunk.MASK)
                : chunks.get(chunk).id.encoded(row & Chunk.MASK);
    }
}
