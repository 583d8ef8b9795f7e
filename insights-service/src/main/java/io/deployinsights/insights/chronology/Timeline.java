package io.deployinsights.insights.chronology;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * One target's deployments in the order of their completion and of their start. For one thread.
 *
 * <p>{@link #completed} has exactly the target's rows that are completed, {@link #started} those that have a start, each in the order that the rows
 * followed last give them; {@link #found} is what {@link EpisodeFinder} finds in all that are completed.
 */
final class Timeline {

    /** When more than one row of so many comes, all are looked at for duplicates: that takes less than looking around each. */
    private static final int FEW = 32;

    private final RowOrder completed = new RowOrder();
    private final RowOrder started = new RowOrder();
    private EpisodeFinder.Found found = EpisodeFinder.Found.NOTHING;

    /**
     * Takes rows away and puts rows in; one that has changed does both.
     *
     * @param leaving rows that are here, as they are in {@code before}, the rows that were followed last
     * @param coming rows that will be here, as they are {@code now}
     * @param possibleDuplicates where those of the target's rows are set that are, and cleared that are not
     */
    void change(int[] leaving, TimedRows before, int[] coming, TimedRows now, BitSet possibleDuplicates) {
        complete(some(leaving, before::isCompleted), before, some(coming, now::isCompleted), now);
        start(some(leaving, before::isStarted), before, some(coming, now::isStarted), now, possibleDuplicates);
    }

    Episodes episodes() {
        return found.episodes();
    }

    private static IntArrayList some(int[] rows, IntPredicate which) {
        return IntArrayList.wrap(Arrays.stream(rows).filter(which).toArray());
    }

    private void complete(IntArrayList leaving, TimedRows before, IntArrayList coming, TimedRows now) {
        int firstChanged = completed.change(leaving, before::byCompletion, coming, now::byCompletion);
        int kept = found.endedBefore(firstChanged);
        var finder = new EpisodeFinder(now, found, kept);
        for (int place = found.placeAfter(kept); place < completed.size(); place++) {
            finder.take(place, completed.row(place));
        }
        found = finder.found();
    }

    private void start(
            IntArrayList leaving, TimedRows before, IntArrayList coming, TimedRows now, BitSet possibleDuplicates) {
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
