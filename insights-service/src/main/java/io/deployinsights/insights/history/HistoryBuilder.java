package io.deployinsights.insights.history;

import io.deployinsights.insights.column.EncodedText;
import io.deployinsights.insights.column.Row;
import io.deployinsights.insights.column.RowIndex;
import it.unimi.dsi.fastutil.ints.Int2ObjectAVLTreeMap;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.ints.IntSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Collects deployments, and what becomes of them, into one {@link DeploymentHistory} after another. A deployment told again, by the same
 * id, takes the place of what was told before. For one thread; the histories are for any number.
 */
public final class HistoryBuilder {

    /** So many changes are collected before their chunks are copied. */
    private static final int MOST_CHANGES = 4 * Chunk.ROWS;

    private final Dictionaries dictionaries = new Dictionaries();
    private final List<Chunk> chunks = new ArrayList<>();
    /** The rows after those in chunks. */
    private final List<Row> tail = new ArrayList<>();
    /** What rows in chunks will be, by chunk and place. */
    private final Map<Integer, Int2ObjectAVLTreeMap<Row>> changes = new HashMap<>();

    private final Supplier<Chronology> chronologies;
    /** What follows from the rows above is taken away while it changes, and made anew when it isn't there: nothing half done is kept. */
    private @Nullable RowIndex rowsById;

    private @Nullable Chronology chronology;
    /** Rows added or changed since the last history. */
    private IntSet touched = new IntOpenHashSet();

    private Rows lastRows = new Rows(List.of(), dictionaries, Long.MAX_VALUE);
    private @Nullable DeploymentHistory last;
    private int changed;

    public HistoryBuilder() {
        this(Chronology::new);
    }

    HistoryBuilder(Supplier<Chronology> chronologies) {
        this.chronologies = chronologies;
    }

    /**
     * Puts all of these or, when that fails in whatever way, none of them.
     *
     * @return whether any of them was new or another one than before
     */
    public boolean putAll(List<Deployment> deployments) {
        applyChanges();
        var chunksBefore = List.copyOf(chunks);
        var tailBefore = List.copyOf(tail);
        var touchedBefore = touched;
        touched = new IntOpenHashSet();
        boolean isApplied = false;
        try {
            boolean isNews = false;
            for (var deployment : deployments) {
                isNews |= isNews(deployment);
            }
            applyChanges();
            touchedBefore.addAll(touched);
            isApplied = true;
            return isNews;
        } finally {
            touched = touchedBefore;
            if (!isApplied) {
                restore(chunksBefore, tailBefore);
            }
        }
    }

    private void restore(List<Chunk> chunksBefore, List<Row> tailBefore) {
        rowsById = null;
        chunks.clear();
        chunks.addAll(chunksBefore);
        tail.clear();
        tail.addAll(tailBefore);
        changes.clear();
        changed = 0;
    }

    /** Adds a deployment, or changes the one with its id. One without an id is always another. */
    public HistoryBuilder put(Deployment deployment) {
        isNews(deployment);
        return this;
    }

    private boolean isNews(Deployment deployment) {
        byte[] id = EncodedText.encode(deployment.id());
        int known = deployment.id() == null ? RowIndex.NONE : index().find(Arrays.hashCode(id), row -> hasId(row, id));
        if (known == RowIndex.NONE) {
            add(deployment);
            return true;
        }
        return isChanged(known, dictionaries.row(deployment));
    }

    private RowIndex index() {
        if (rowsById == null) {
            var index = new RowIndex(this::hashOfId);
            IntStream.range(0, size())
                    .filter(row -> !hasId(row, EncodedText.encode(null)))
                    .forEach(index::add);
            rowsById = index;
        }
        return rowsById;
    }

    /** How many deployments there are so far. */
    public int size() {
        return chunks.size() * Chunk.ROWS + tail.size();
    }

    /**
     * The history of all that has been told so far.
     *
     * @param asOf the moment of the registry state that was told
     */
    public DeploymentHistory build(Instant asOf) {
        if (last == null || !touched.isEmpty() || last.isOtherwiseAt(asOf)) {
            last = changed(asOf);
        }
        last = last.at(asOf);
        return last;
    }

    private DeploymentHistory changed(Instant asOf) {
        applyChanges();
        var all = new ArrayList<>(chunks);
        if (!tail.isEmpty()) {
            all.add(new Chunk(chunks.size() * Chunk.ROWS, tail));
        }
        var rows = new Rows(all, dictionaries, DeploymentHistory.horizonMillis(asOf));
        if (last != null) {
            Chronology.aheadUnlike(rows, lastRows).forEach(touched::add);
        }
        var told = follow(rows);
        touched = new IntOpenHashSet();
        lastRows = rows;
        return new DeploymentHistory(asOf, rows, told);
    }

    private Chronology.Told follow(Rows rows) {
        var following = chronology;
        chronology = null;
        Chronology.Told told;
        if (following == null) {
            following = chronologies.get();
            told = following.follow(rows);
        } else {
            told = following.follow(lastRows, rows, touched.intStream());
        }
        chronology = following;
        return told;
    }

    private void add(Deployment deployment) {
        int row = size();
        tail.add(dictionaries.row(deployment));
        if (tail.size() == Chunk.ROWS) {
            chunks.add(new Chunk(chunks.size() * Chunk.ROWS, tail));
            tail.clear();
        }
        if (deployment.id() != null) {
            index().add(row);
        }
        touch(row);
    }

    private boolean isChanged(int row, Row told) {
        int chunk = row >> Chunk.BITS;
        int place = row & Chunk.MASK;
        if (isKnown(chunk, place, told)) {
            return false;
        }
        if (chunk == chunks.size()) {
            tail.set(place, told);
        } else {
            changes.computeIfAbsent(chunk, number -> new Int2ObjectAVLTreeMap<>())
                    .put(place, told);
            if (++changed == MOST_CHANGES) {
                applyChanges();
            }
        }
        touch(row);
        return true;
    }

    /** A feed tells what has not settled again and again: that is no change. */
    private boolean isKnown(int chunk, int place, Row told) {
        if (chunk == chunks.size()) {
            return tail.get(place).equals(told);
        }
        var changedRows = changes.get(chunk);
        var changedRow = changedRows == null ? null : changedRows.get(place);
        return changedRow == null ? chunks.get(chunk).holds(place, told) : changedRow.equals(told);
    }

    /** For the first history every row is new: no need to remember which. */
    private void touch(int row) {
        if (last != null) {
            touched.add(row);
        }
    }

    private void applyChanges() {
        changes.forEach((number, rows) -> chunks.set(number, chunks.get(number).with(rows)));
        changes.clear();
        changed = 0;
    }

    /** A row keeps its id, so what will change need not be looked at. */
    private boolean hasId(int row, byte[] id) {
        int chunk = row >> Chunk.BITS;
        int place = row & Chunk.MASK;
        return chunk == chunks.size()
                ? Arrays.equals(tail.get(place).text(Chunk.ID), id)
                : chunks.get(chunk).texts(Chunk.ID).equals(place, id);
    }

    private int hashOfId(int row) {
        int chunk = row >> Chunk.BITS;
        int place = row & Chunk.MASK;
        return chunk == chunks.size()
                ? Arrays.hashCode(tail.get(place).text(Chunk.ID))
                : chunks.get(chunk).texts(Chunk.ID).hash(place);
    }
}
