package io.deployinsights.insights.chronology;

import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * Makes one {@link Chronology} after another while rows are added and changed. For one thread; the chronologies are for any number.
 *
 * <p>After each call, all of this holds of the rows that it was given:
 *
 * <ul>
 *   <li>Every target has its rows in one place: in {@link #few}, or in a timeline once there were more than {@link #FEW_ROWS} of them, which it
 *       keeps from then on.
 *   <li>{@link #episodes} has an entry for every target, which is what {@link EpisodeFinder} finds in all of its rows.
 *   <li>{@link #possibleDuplicates} has exactly the rows that {@link Duplicates} finds.
 *   <li>What was given out before is as it was: the next call copies both before it changes them.
 * </ul>
 *
 * <p>A call that throws breaks that. The builder is of no use then; another one can follow all rows again.
 */
public class ChronologyBuilder {

    /** A target's rows that are no longer what they were, and those that are now. */
    private record Moves(IntArrayList leaving, IntArrayList coming) {

        Moves() {
            this(new IntArrayList(), new IntArrayList());
        }
    }

    /** Targets with so many rows at most, such as those of a preview, are gone through again with each change: that takes less than keeping orders. */
    private static final int FEW_ROWS = 16;

    private static final int[] NO_ROWS = {};

    private final TargetRows few = new TargetRows();
    private final Int2ObjectOpenHashMap<Timeline> timelines = new Int2ObjectOpenHashMap<>();
    private Episodes[] episodes = {};
    private BitSet possibleDuplicates = new BitSet();

    /** Follows all rows there are, as the first thing that this builder does. */
    public Chronology follow(TimedRows rows) {
        return change(rows, () -> {
            // Sorted by target, in as many bytes as it takes: there may be as many targets as rows.
            int[] ends = new int[rows.targetCount() + 1];
            IntStream.range(0, rows.size()).forEach(row -> ends[rows.target(row) + 1]++);
            Arrays.parallelPrefix(ends, Integer::sum);
            int[] places = ends.clone();
            int[] sorted = new int[rows.size()];
            IntStream.range(0, rows.size()).forEach(row -> sorted[places[rows.target(row)]++] = row);
            for (int target = 0; target < ends.length - 1; target++) {
                // None of them leaves, so it makes no difference what was there before.
                change(target, NO_ROWS, Arrays.copyOfRange(sorted, ends[target], ends[target + 1]), rows, rows);
            }
        });
    }

    /**
     * Follows what has changed.
     *
     * @param before the rows that were followed last
     * @param touched at least the rows that {@code now} has more than {@code before}, and those that are other ones
     */
    public Chronology follow(TimedRows before, TimedRows now, IntStream touched) {
        return change(now, () -> {
            var moves = new Int2ObjectOpenHashMap<Moves>();
            touched.forEach(row -> {
                possibleDuplicates.clear(row);
                if (row < before.size()) {
                    moves.computeIfAbsent(before.target(row), target -> new Moves())
                            .leaving
                            .add(row);
                }
                moves.computeIfAbsent(now.target(row), target -> new Moves())
                        .coming
                        .add(row);
            });
            moves.int2ObjectEntrySet()
                    .forEach(entry -> change(
                            entry.getIntKey(),
                            entry.getValue().leaving.toIntArray(),
                            entry.getValue().coming.toIntArray(),
                            before,
                            now));
        });
    }

    private Chronology change(TimedRows now, Runnable changes) {
        int known = episodes.length;
        episodes = Arrays.copyOf(episodes, now.targetCount());
        Arrays.fill(episodes, known, episodes.length, Episodes.NO_EPISODES);
        few.grow(episodes.length);
        possibleDuplicates = (BitSet) possibleDuplicates.clone();
        changes.run();
        return new Chronology(episodes, possibleDuplicates);
    }

    private void change(int target, int[] leaving, int[] coming, TimedRows before, TimedRows now) {
        var timeline = timelines.get(target);
        if (timeline != null) {
            timeline.change(leaving, before, coming, now, possibleDuplicates);
        } else {
            int[] rows = few.changed(target, leaving, coming);
            timeline = new Timeline();
            timeline.change(NO_ROWS, before, rows, now, possibleDuplicates);
            if (rows.length > FEW_ROWS) {
                timelines.put(target, timeline);
                few.set(target, NO_ROWS);
            } else {
                few.set(target, rows);
            }
        }
        episodes[target] = timeline.episodes();
    }
}
