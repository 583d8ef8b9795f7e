package io.deployinsights.insights.history;

import io.deployinsights.insights.column.EncodedText;
import io.deployinsights.insights.column.Row;
import io.deployinsights.insights.column.RowIndex;
import io.deployinsights.insights.deployment.Deployment;
import it.unimi.dsi.fastutil.ints.Int2ObjectAVLTreeMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a history while deployments are added and changed. For one thread; the {@link Rows} it gives out are for any number.
 *
 * <ul>
 *   <li>A deployment keeps its row for good, and a row its id. Rows are numbered as they come.
 *   <li>The chunks are full and have the first rows; the tail has those after them, and is not full.
 *   <li>A change is what a row in a chunk will be, by chunk and place. Changes are applied together, because each time columns are copied.
 *   <li>The index has every row with an id, or is missing and rebuilt when it is needed.
 * </ul>
 */
final class RowStore {

    /** No row. */
    static final int NONE = -1;

    /** So many changes are collected before their chunks are copied. */
    private static final int MOST_CHANGES = 4 * Chunk.ROWS;

    /** All rows there were at one time. */
    record Savepoint(List<Chunk> chunks, List<Row> tail) {}

    private final Dictionaries dictionaries = new Dictionaries();
    private final List<Chunk> chunks = new ArrayList<>();
    private final List<Row> tail = new ArrayList<>();
    private final Map<Integer, Int2ObjectAVLTreeMap<Row>> changes = new HashMap<>();
    private int changed;
    private @Nullable RowIndex rowsById;

    /** How many rows there are. */
    int size() {
        return chunks.size() * Chunk.ROWS + tail.size();
    }

    /**
     * Adds a deployment, or changes the one with its id. One without an id is always another.
     *
     * @return the row that is new or another one than before, {@link #NONE} where all was known
     */
    int put(Deployment deployment) {
        byte[] id = EncodedText.encode(deployment.id());
        int known = deployment.id() == null ? RowIndex.NONE : index().find(Arrays.hashCode(id), row -> hasId(row, id));
        if (known == RowIndex.NONE) {
            return add(deployment);
        }
        return isChanged(known, dictionaries.row(deployment)) ? known : NONE;
    }

    /** What can be gone {@linkplain #goBackTo back to}. */
    Savepoint savepoint() {
        applyChanges();
        return new Savepoint(List.copyOf(chunks), List.copyOf(tail));
    }

    /** Forgets all that was put since then, also when that has broken off halfway. */
    void goBackTo(Savepoint savepoint) {
        rowsById = null;
        chunks.clear();
        chunks.addAll(savepoint.chunks);
        tail.clear();
        tail.addAll(savepoint.tail);
        changes.clear();
        changed = 0;
    }

    /** Applies the changes that were collected. Nothing else has to be done before the rows are given out. */
    void applyChanges() {
        changes.forEach((number, rows) -> chunks.set(number, chunks.get(number).with(rows)));
        changes.clear();
        changed = 0;
    }

    /**
     * The rows as they are seen up to a moment.
     *
     * @param horizonMillis what has a time after this one lies ahead
     */
    Rows rows(long horizonMillis) {
        applyChanges();
        var all = new ArrayList<>(chunks);
        if (!tail.isEmpty()) {
            all.add(Chunk.of(chunks.size(), tail));
        }
        return Rows.of(all, dictionaries.vocabulary(), horizonMillis);
    }

    private RowIndex index() {
        var index = rowsById;
        if (index == null) {
            index = new RowIndex(this::hashOfId);
            IntStream.range(0, size())
                    .filter(row -> !hasId(row, EncodedText.encode(null)))
                    .forEach(index::add);
            rowsById = index;
        }
        return index;
    }

    private int add(Deployment deployment) {
        int row = size();
        tail.add(dictionaries.row(deployment));
        if (tail.size() == Chunk.ROWS) {
            chunks.add(Chunk.of(chunks.size(), tail));
            tail.clear();
        }
        if (deployment.id() != null) {
            index().add(row);
        }
        return row;
    }

    private boolean isChanged(int row, Row now) {
        if (isKnown(row, now)) {
            return false;
        }
        if (isInTail(row)) {
            tail.set(Chunk.placeOf(row), now);
        } else {
            changes.computeIfAbsent(Chunk.numberOf(row), number -> new Int2ObjectAVLTreeMap<>())
                    .put(Chunk.placeOf(row), now);
            if (++changed == MOST_CHANGES) {
                applyChanges();
            }
        }
        return true;
    }

    /** A feed has what has not settled again and again: that is no change. */
    private boolean isKnown(int row, Row now) {
        int place = Chunk.placeOf(row);
        if (isInTail(row)) {
            return tail.get(place).equals(now);
        }
        var changedRows = changes.get(Chunk.numberOf(row));
        var changedRow = changedRows == null ? null : changedRows.get(place);
        return changedRow == null ? chunk(row).holds(place, now) : changedRow.equals(now);
    }

    /** Whatever changes are collected: a row keeps its id. */
    private boolean hasId(int row, byte[] id) {
        return isInTail(row)
                ? Arrays.equals(Dictionaries.id(tail.get(Chunk.placeOf(row))), id)
                : chunk(row).ids().equals(Chunk.placeOf(row), id);
    }

    private int hashOfId(int row) {
        return isInTail(row)
                ? Arrays.hashCode(Dictionaries.id(tail.get(Chunk.placeOf(row))))
                : chunk(row).ids().hash(Chunk.placeOf(row));
    }

    private boolean isInTail(int row) {
        return Chunk.numberOf(row) == chunks.size();
    }

    private Chunk chunk(int row) {
        return chunks.get(Chunk.numberOf(row));
    }
}
