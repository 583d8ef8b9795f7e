package io.deployinsights.insights.history;

import io.deployinsights.insights.chronology.Chronology;
import io.deployinsights.insights.chronology.ChronologyBuilder;
import io.deployinsights.insights.deployment.Deployment;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.ints.IntSet;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Collects deployments, and what becomes of them, into one {@link DeploymentHistory} after another. A deployment with an id that is there already
 * takes the place of the one that has it. For one thread; the histories are for any number.
 *
 * <p>Whatever fails, nothing half done is kept: {@link #putAll} takes all or nothing, and a chronology that was being brought up to date when
 * {@link #build} failed is made again by the next.
 */
public final class HistoryBuilder {

    private final RowStore store = new RowStore();
    private final Supplier<ChronologyBuilder> chronologies;
    /** Follows {@link #lastRows}; null while it is being brought up to date, and when that has failed. */
    private @Nullable ChronologyBuilder chronology;
    /** At least the rows that were added or changed since {@link #lastRows}, once there is a history. */
    private final IntSet touched = new IntOpenHashSet();

    private Rows lastRows = store.rows(Long.MAX_VALUE);
    private @Nullable DeploymentHistory last;

    public HistoryBuilder() {
        this(ChronologyBuilder::new);
    }

    HistoryBuilder(Supplier<ChronologyBuilder> chronologies) {
        this.chronologies = chronologies;
    }

    /** How many deployments there are so far. */
    public int size() {
        return store.size();
    }

    /** Adds a deployment, or changes the one with its id. One without an id is always another. */
    public HistoryBuilder put(Deployment deployment) {
        put(deployment, touched);
        return this;
    }

    /**
     * Puts all of these or, when that fails in whatever way, none of them.
     *
     * @return whether any of them was new or another one than before
     */
    public boolean putAll(List<Deployment> deployments) {
        var before = store.savepoint();
        var touchedNow = new IntOpenHashSet();
        boolean isApplied = false;
        try {
            boolean isNews = false;
            for (var deployment : deployments) {
                isNews |= put(deployment, touchedNow);
            }
            store.applyChanges();
            touched.addAll(touchedNow);
            isApplied = true;
            return isNews;
        } finally {
            if (!isApplied) {
                store.goBackTo(before);
            }
        }
    }

    /** For the first history every row is new: no need to remember which. */
    private boolean put(Deployment deployment, IntSet touchedRows) {
        int row = store.put(deployment);
        if (row != RowStore.NONE && last != null) {
            touchedRows.add(row);
        }
        return row != RowStore.NONE;
    }

    /**
     * The history of all that was put so far.
     *
     * @param asOf the moment of the registry state that was put
     */
    public DeploymentHistory build(Instant asOf) {
        if (last == null || !touched.isEmpty() || last.isOtherwiseAt(asOf)) {
            last = changed(asOf);
        }
        last = last.at(asOf);
        return last;
    }

    private DeploymentHistory changed(Instant asOf) {
        var rows = store.rows(DeploymentHistory.horizonMillis(asOf));
        if (last != null) {
            rows.aheadUnlike(lastRows).forEach(touched::add);
        }
        var followed = follow(rows);
        touched.clear();
        lastRows = rows;
        return new DeploymentHistory(asOf, rows, followed);
    }

    private Chronology follow(Rows rows) {
        var following = chronology;
        chronology = null;
        Chronology followed;
        if (following == null) {
            following = chronologies.get();
            followed = following.follow(rows);
        } else {
            followed = following.follow(lastRows, rows, touched.intStream());
        }
        chronology = following;
        return followed;
    }
}
