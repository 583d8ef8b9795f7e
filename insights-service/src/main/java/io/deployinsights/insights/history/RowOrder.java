package io.deployinsights.insights.history;

import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.ints.IntComparator;
import it.unimi.dsi.fastutil.ints.IntSet;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Some of a history's rows in an order, kept up to date without sorting everything again. */
final class RowOrder {

    private final int[] rows;

    private RowOrder(int[] rows) {
        this.rows = rows;
    }

    /** All rows below {@code size} that belong, sorted. */
    static RowOrder of(int size, IntPredicate belongs, IntComparator order) {
        int[] rows = IntStream.range(0, size).filter(belongs).toArray();
        IntArrays.parallelQuickSort(rows, order);
        return new RowOrder(rows);
    }

    /** This order after some rows were added or changed; the others' places among themselves stay. */
    RowOrder after(IntSet touched, IntPredicate belongs, IntComparator order) {
        if (touched.isEmpty()) {
            return this;
        }
        int[] kept = Arrays.stream(rows).filter(row -> !touched.contains(row)).toArray();
        int[] placed = touched.intStream().filter(belongs).toArray();
        IntArrays.quickSort(placed, order);

        int[] merged = new int[kept.length + placed.length];
        int from = 0;
        for (int i = 0; i < placed.length; i++) {
            int to = placeOf(placed[i], kept, from, order);
            System.arraycopy(kept, from, merged, from + i, to - from);
            merged[to + i] = placed[i];
            from = to;
        }
        System.arraycopy(kept, from, merged, from + placed.length, kept.length - from);
        return new RowOrder(merged);
    }

    int size() {
        return rows.length;
    }

    int row(int place) {
        return rows[place];
    }

    private static int placeOf(int row, int[] kept, int from, IntComparator order) {
        int low = from;
        int high = kept.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (order.compare(kept[middle], row) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
