package io.deployinsights.insights.history;

import io.deployinsights.insights.column.RowOrder;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** What follows from the order in which each target's deployments started and completed, kept up to date change by change. */
class Chronology {

    /**
     * What a history knows of its chronology.
     *
     * @param episodes by target
     * @param possibleDuplicates rows that are the same deployment as another, but for their ids
     */
    // Of nobody else's once it is told.
    @SuppressWarnings("ArrayRecordComponent")
    record Told(Episodes[] episodes, BitSet possibleDuplicates) {}

    /**
     * What is known of a target's episodes.
     *
     * @param endPlaces the places in the order of completion where they end
     * @param latestStarted by episode, the success that was started last of those complete up to its end, {@link Episodes#NONE} where there is none
     */
    // Arrays of nobody else's, one number an episode.
    @SuppressWarnings("ArrayRecordComponent")
    record Remembered(Episodes episodes, int[] endPlaces, int[] latestStarted) {}

    private static final Remembered NOTHING = new Remembered(Episodes.NO_EPISODES, new int[0], new int[0]);

    /** A target's rows that are no longer what they were, and those that are now. */
    private record Moves(IntArrayList leaving, IntArrayList coming) {

        Moves() {
            this(new IntArrayList(), new IntArrayList());
        }
    }

    /** When more than one row of so many comes, all are looked at: that takes less than looking for each. */
    private static final int FEW = 32;

    /** Targets with so many rows at most, such as those of a preview, are gone through anew with each change: that takes less than keeping orders. */
    private static final int FEW_ROWS = 16;

    private final TargetRows few = new TargetRows();
    private final Int2ObjectOpenHashMap<Timeline> timelines = new Int2ObjectOpenHashMap<>();
    private Episodes[] episodes = {};
    private BitSet possibleDuplicates = new BitSet();

    /** The rows whose time lies ahead in one and not in the other, as far as they are in both. */
    static IntStream aheadUnlike(Rows rows, Rows others) {
        return IntStream.range(0, Math.min(rows.chunkCount(), others.chunkCount()))
                .filter(number -> rows.chunkAt(number).hasAhead()
                        || others.chunkAt(number).hasAhead())
                .flatMap(number -> {
                    var chunk = rows.chunkAt(number);
                    var other = others.chunkAt(number);
                    return IntStream.range(0, Math.min(chunk.size(), other.size()))
                            .filter(place -> chunk.isAhead(place) != other.isAhead(place))
                            .map(chunk::row);
                });
    }

    /** Takes all rows there are. */
    Told follow(Rows rows) {
        return change(rows, () -> {
            // Sorted by target, in as many bytes as it takes: there may be as many targets as rows.
            int[] ends = new int[rows.targets.size() + 1];
            IntStream.range(0, rows.size()).forEach(row -> ends[rows.target(row) + 1]++);
            Arrays.parallelPrefix(ends, Integer::sum);
            int[] places = ends.clone();
            var none = rows.none();
            int[] sorted = new int[rows.size()];
            IntStream.range(0, rows.size()).forEach(row -> sorted[places[rows.target(row)]++] = row);
            for (int target = 0; target < ends.length - 1; target++) {
                change(target, new int[0], Arrays.copyOfRange(sorted, ends[target], ends[target + 1]), none, rows);
            }
        });
    }

    /**
     * Takes what has changed.
     *
     * @param touched the rows that were added to {@code before} or are other ones in {@code now}
     */
    Told follow(Rows before, Rows now, IntStream touched) {
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

    /** What was told before stays as it is. */
    private Told change(Rows now, Runnable changes) {
        int known = episodes.length;
        episodes = Arrays.copyOf(episodes, now.targets.size());
        Arrays.fill(episodes, known, episodes.length, Episodes.NO_EPISODES);
        few.grow(episodes.length);
        possibleDuplicates = (BitSet) possibleDuplicates.clone();
        changes.run();
        return new Told(episodes, possibleDuplicates);
    }

    private void change(int target, int[] leaving, int[] coming, Rows before, Rows now) {
        var timeline = timelines.get(target);
        if (timeline != null) {
            timeline.change(leaving, before, coming, now, possibleDuplicates);
        } else {
            int[] rows = few.changed(target, leaving, coming);
            timeline = new Timeline();
            timeline.change(new int[0], before, rows, now, possibleDuplicates);
            if (rows.length > FEW_ROWS) {
                timelines.put(target, timeline);
                few.set(target, new int[0]);
            } else {
                few.set(target, rows);
            }
        }
        var told = timeline.remembered.episodes();
        episodes[target] = told.isEmpty() ? Episodes.NO_EPISODES : told;
    }

    /** One target's deployments. */
    private static final class Timeline {

        private final RowOrder completed = new RowOrder();
        private final RowOrder started = new RowOrder();
        private Remembered remembered = NOTHING;

        void change(int[] leaving, Rows before, int[] coming, Rows now, BitSet possibleDuplicates) {
            complete(some(leaving, before::isCompleted), before, some(coming, now::isCompleted), now);
            start(some(leaving, before::isStarted), before, some(coming, now::isStarted), now, possibleDuplicates);
        }

        private static IntArrayList some(int[] rows, IntPredicate which) {
            return IntArrayList.wrap(Arrays.stream(rows).filter(which).toArray());
        }

        private void complete(IntArrayList leaving, Rows before, IntArrayList coming, Rows now) {
            int first = completed.change(leaving, before::byCompletion, coming, now::byCompletion);
            int search = Arrays.binarySearch(remembered.endPlaces(), first);
            int kept = search < 0 ? -search - 1 : search;
            var tale = new EpisodeTale(now, remembered, kept);
            for (int place = kept == 0 ? 0 : remembered.endPlaces()[kept - 1] + 1; place < completed.size(); place++) {
                tale.take(place, completed.row(place));
            }
            remembered = tale.remembered();
        }

        private void start(
                IntArrayList leaving, Rows before, IntArrayList coming, Rows now, BitSet possibleDuplicates) {
            started.change(leaving, before::byStart, coming, now::byStart);
            var duplicates = new Duplicates(started, now, possibleDuplicates);
            if (coming.size() > started.size() / FEW) {
                duplicates.judgeAll();
                return;
            }
            leaving.forEach(row -> duplicates.judgeAround(before.startedAtMillis(row)));
            coming.forEach(row -> duplicates.judgeAround(now.startedAtMillis(row)));
        }
    }
}
