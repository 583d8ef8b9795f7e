package io.deployinsights.insights.history;

import io.deployinsights.insights.column.RowOrder;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** What follows from the order in which each target's deployments started and completed, kept up to date change by change. */
class Chronology {

    /**
     * What a history knows of its chronology.
     *
     * @param episodes by target
     * @param possibleDuplicates rows that are the same deployment as another, but for their ids
     */
    record Told(List<Episodes> episodes, BitSet possibleDuplicates) {

        Told {
            episodes = List.copyOf(episodes);
        }
    }

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

    /** A target's rows that are in another place than before, if they are in any. */
    private record Moves(
            IntArrayList started,
            IntArrayList noLongerStarted,
            IntArrayList completed,
            IntArrayList noLongerCompleted) {

        Moves() {
            this(new IntArrayList(), new IntArrayList(), new IntArrayList(), new IntArrayList());
        }
    }

    /** When more than one row of so many comes, all are looked at: that takes less than looking for each. */
    private static final int FEW = 32;

    private final List<Timeline> timelines = new ArrayList<>();
    private BitSet possibleDuplicates = new BitSet();

    /** Takes all rows there are. */
    Told follow(Rows rows) {
        return follow(rows.none(), rows, IntStream.range(0, rows.size()));
    }

    /**
     * Takes what has changed.
     *
     * @param touched the rows that were added to {@code before} or are other ones in {@code now}
     */
    Told follow(Rows before, Rows now, IntStream touched) {
        while (timelines.size() < now.targets.size()) {
            timelines.add(new Timeline());
        }
        possibleDuplicates = (BitSet) possibleDuplicates.clone();
        var moves = new Int2ObjectOpenHashMap<Moves>();
        touched.forEach(row -> {
            possibleDuplicates.clear(row);
            if (row < before.size()) {
                leave(row, before, moves.computeIfAbsent(before.target(row), target -> new Moves()));
            }
            come(row, now, moves.computeIfAbsent(now.target(row), target -> new Moves()));
        });
        moves.int2ObjectEntrySet().forEach(entry -> {
            var timeline = timelines.get(entry.getIntKey());
            var moved = entry.getValue();
            timeline.complete(moved.noLongerCompleted, before, moved.completed, now);
            timeline.start(moved.noLongerStarted, before, moved.started, now, possibleDuplicates);
        });
        return new Told(
                timelines.stream()
                        .map(timeline -> timeline.remembered.episodes())
                        .toList(),
                possibleDuplicates);
    }

    private static void leave(int row, Rows rows, Moves moves) {
        if (rows.isStarted(row)) {
            moves.noLongerStarted.add(row);
        }
        if (rows.isCompleted(row)) {
            moves.noLongerCompleted.add(row);
        }
    }

    private static void come(int row, Rows rows, Moves moves) {
        if (rows.isStarted(row)) {
            moves.started.add(row);
        }
        if (rows.isCompleted(row)) {
            moves.completed.add(row);
        }
    }

    /** One target's deployments. */
    private static final class Timeline {

        private final RowOrder completed = new RowOrder();
        private final RowOrder started = new RowOrder();
        private Remembered remembered = NOTHING;

        void complete(IntArrayList leaving, Rows before, IntArrayList coming, Rows now) {
            int first = completed.change(leaving, before::byCompletion, coming, now::byCompletion);
            int search = Arrays.binarySearch(remembered.endPlaces(), first);
            int kept = search < 0 ? -search - 1 : search;
            var tale = new EpisodeTale(now, remembered, kept);
            for (int place = kept == 0 ? 0 : remembered.endPlaces()[kept - 1] + 1; place < completed.size(); place++) {
                tale.take(place, completed.row(place));
            }
            remembered = tale.remembered();
        }

        void start(IntArrayList leaving, Rows before, IntArrayList coming, Rows now, BitSet possibleDuplicates) {
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
