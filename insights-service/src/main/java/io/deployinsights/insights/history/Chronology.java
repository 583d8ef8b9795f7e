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
        return new Told(timelines.stream().map(timeline -> timeline.episodes).toList(), possibleDuplicates);
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
        private Episodes episodes = Episodes.NO_EPISODES;
        /** The places in the order of completion where the episodes end. */
        private int[] endPlaces = new int[0];

        void complete(IntArrayList leaving, Rows before, IntArrayList coming, Rows now) {
            int first = completed.change(leaving, before::byCompletion, coming, now::byCompletion);
            int search = Arrays.binarySearch(endPlaces, first);
            int kept = search < 0 ? -search - 1 : search;
            var ends = new IntArrayList(endPlaces, 0, kept);
            var telling = new Episodes.Telling(episodes, kept);
            for (int place = kept == 0 ? 0 : endPlaces[kept - 1] + 1; place < completed.size(); place++) {
                int row = completed.row(place);
                if (telling.isEndedBy(row, now.status(row))) {
                    ends.add(place);
                }
            }
            episodes = telling.told();
            endPlaces = ends.toIntArray();
        }

        void start(IntArrayList leaving, Rows before, IntArrayList coming, Rows now, BitSet duplicates) {
            var suspects = new IntArrayList();
            leaving.forEach(row -> suspectNeighbours(row, before, suspects));
            started.change(leaving, before::byStart, coming, now::byStart);
            if (coming.size() > started.size() / FEW) {
                IntStream.range(0, started.size()).forEach(place -> judge(place, now, duplicates));
                return;
            }
            coming.forEach(row -> suspectNeighbours(row, now, suspects));
            for (int i = 0; i < suspects.size(); i++) {
                int place = started.place(suspects.getInt(i), now::byStart);
                IntStream.rangeClosed(place - 1, place + 1)
                        .filter(each -> each >= 0 && each < started.size())
                        .forEach(each -> judge(each, now, duplicates));
            }
        }

        private void suspectNeighbours(int row, Rows rows, IntArrayList suspects) {
            int place = started.place(row, rows::byStart);
            for (int each = Math.max(place - 1, 0); each <= place + 1 && each < started.size(); each++) {
                if (rows.isSameDeployment(row, started.row(each))) {
                    suspects.add(started.row(each));
                }
            }
        }

        private void judge(int place, Rows rows, BitSet duplicates) {
            int row = started.row(place);
            boolean asBefore = place > 0 && rows.isSameDeployment(row, started.row(place - 1));
            boolean asBehind = place + 1 < started.size() && rows.isSameDeployment(row, started.row(place + 1));
            duplicates.set(row, asBefore || asBehind);
        }
    }
}
