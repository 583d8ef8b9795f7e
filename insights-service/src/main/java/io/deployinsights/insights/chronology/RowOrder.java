package io.deployinsights.insights.chronology;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.ints.IntComparator;
import java.util.Arrays;

/**
 * Some rows in an order that is kept while they change: a change costs as much as lies behind it. For one thread.
 *
 * <p>The first {@link #size} entries of {@link #rows} are the rows, each once, in the order of the last change. The order has to be total, and
 * to put rows that don't leave as it did before.
 */
final class RowOrder {

    private int[] rows = {};
    private int size;

    /**
     * Takes rows away and puts rows in. One that changes its place does both.
     *
     * @param leaving rows that are here
     * @param formerly the order that the rows have had up to now
     * @param coming rows that will be here
     * @param order the order that they have from now on; of rows that don't leave, it is the former one
     * @return the first place whose row may be another now
     */
    int change(IntArrayList leaving, IntComparator formerly, IntArrayList coming, IntComparator order) {
        int[] left = leaving.intStream().map(row -> place(row, formerly)).toArray();
        Arrays.sort(left);
        int first = left.length == 0 ? size : left[0];
        close(left);

        int[] placed = coming.toIntArray();
        // Most come in order already, and a merge sort notices.
        IntArrays.mergeSort(placed, order);
        int[] places = new int[placed.length];
        Arrays.setAll(places, i -> place(placed[i], order));
        open(places, placed);
        return places.length == 0 ? first : Math.min(first, places[0]);
    }

    int size() {
        return size;
    }

    /** The row at a place from 0 on. */
    int row(int place) {
        return rows[place];
    }

    /** The place of a row, or the one that it would have. */
    int place(int row, IntComparator order) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (order.compare(rows[middle], row) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Takes away the rows at some places, which are sorted. */
    private void close(int[] places) {
        for (int i = 0; i < places.length; i++) {
            int from = places[i] + 1;
            int to = i + 1 < places.length ? places[i + 1] : size;
            System.arraycopy(rows, from, rows, places[i] - i, to - from);
        }
        size -= places.length;
    }

    /** Puts rows in before the rows that are at some places, which are sorted. */
    private void open(int[] places, int[] placed) {
        int grown = size + placed.length;
        if (grown > rows.length) {
            // Room to spare for a sixteenth: the usual half would be two bytes for every row there is.
            rows = Arrays.copyOf(rows, size == 0 ? grown : grown + grown / 16);
        }
        int end = size;
        for (int i = placed.length - 1; i >= 0; i--) {
            System.arraycopy(rows, places[i], rows, places[i] + i + 1, end - places[i]);
            rows[places[i] + i] = placed[i];
            end = places[i];
        }
        size = grown;
    }
}
