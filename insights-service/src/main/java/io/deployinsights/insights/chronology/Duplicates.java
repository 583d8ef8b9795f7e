package io.deployinsights.insights.chronology;

import it.unimi.dsi.fastutil.ints.IntArrays;
import java.time.Duration;
import java.util.BitSet;

/**
 * Finds rows of one target that are the same deployment as another, but for their ids: of the same version and commit, and started within a
 * minute of each other. Only what was started closely together is compared, so that little is.
 */
final class Duplicates {

    private static final long WITHIN_MILLIS = Duration.ofSeconds(60).toMillis();

    private final RowOrder started;
    private final TimedRows rows;
    private final BitSet duplicates;

    /**
     * Looks for them among some rows.
     *
     * @param started the rows of one target in the order of their starts
     * @param duplicates where those that are found are set, and others cleared
     */
    Duplicates(RowOrder started, TimedRows rows, BitSet duplicates) {
        this.started = started;
        this.rows = rows;
        this.duplicates = duplicates;
    }

    /** Looks at all rows. */
    void judgeAll() {
        judge(0, started.size(), Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** Looks at those for which it can make a difference whether another one was started at a time. */
    void judgeAround(long startMillis) {
        long from = startMillis - WITHIN_MILLIS;
        long to = startMillis + WITHIN_MILLIS;
        judge(placeOf(from - WITHIN_MILLIS), placeOf(to + WITHIN_MILLIS + 1), from, to);
    }

    private int placeOf(long startMillis) {
        return started.place(Episodes.NONE, (row, _) -> rows.startedAtMillis(row) < startMillis ? -1 : 1);
    }

    private void judge(int first, int last, long fromMillis, long toMillis) {
        int begin = first;
        for (int place = first + 1; place <= last; place++) {
            if (place == last || started(place) - started(place - 1) > WITHIN_MILLIS) {
                judgeTogether(begin, place, fromMillis, toMillis);
                begin = place;
            }
        }
    }

    /** Looks at rows that nothing else was started close to. */
    private void judgeTogether(int first, int last, long fromMillis, long toMillis) {
        int[] together = new int[last - first];
        for (int i = 0; i < together.length; i++) {
            together[i] = started.row(first + i);
        }
        IntArrays.mergeSort(together, this::byVersionThenStart);
        boolean asBefore = false;
        for (int i = 0; i < together.length; i++) {
            boolean asBehind = i + 1 < together.length && isSame(together[i], together[i + 1]);
            long start = rows.startedAtMillis(together[i]);
            if (start >= fromMillis && start <= toMillis) {
                duplicates.set(together[i], asBefore || asBehind);
            }
            asBefore = asBehind;
        }
    }

    private int byVersionThenStart(int row, int other) {
        int byVersion = rows.compareVersions(row, other);
        return byVersion != 0 ? byVersion : rows.byStart(row, other);
    }

    private boolean isSame(int row, int next) {
        return rows.compareVersions(row, next) == 0
                && rows.startedAtMillis(next) - rows.startedAtMillis(row) <= WITHIN_MILLIS;
    }

    private long started(int place) {
        return rows.startedAtMillis(started.row(place));
    }
}
