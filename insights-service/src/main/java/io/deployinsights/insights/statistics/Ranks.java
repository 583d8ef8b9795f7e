package io.deployinsights.insights.statistics;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds values by their rank without sorting all of them: they are counted into classes of nearly the same value, and only the classes
 * that a rank falls into are sorted. Two passes over the values, where selecting in place takes many.
 */
final class Ranks {

    /** Two values of a class differ by less than one in 128: they have the exponent and the first digits of a number in common. */
    private static final int DROPPED_BITS = 52 - 7;

    private static final int CLASS_OF_ONE = (int) (Double.doubleToRawLongBits(1) >>> DROPPED_BITS);
    private static final int CLASSES =
            2 + (int) (Double.doubleToRawLongBits(Long.MAX_VALUE) >>> DROPPED_BITS) - CLASS_OF_ONE;

    /** In ascending order. */
    private final int[] ranks;

    private final boolean[] wanted = new boolean[CLASSES];
    private final int[] places;
    private final long[] members;

    /**
     * Prepares some ranks.
     *
     * @param values none negative
     * @param ranks how many values are before the ones to find; ascending
     */
    Ranks(List<LongArrayList> values, int[] ranks) {
        this.ranks = ranks;
        int[] counts = new int[CLASSES];
        values.forEach(each -> count(each.elements(), each.size(), counts));
        places = places(counts);
        var all = new LongArrayList();
        values.forEach(each -> addMembers(each.elements(), each.size(), all));
        members = all.toLongArray();
        Arrays.sort(members);
    }

    /** The value at a rank that was prepared. */
    long value(int rank) {
        return members[places[Arrays.binarySearch(ranks, rank)]];
    }

    private static void count(long[] values, int size, int[] counts) {
        for (int i = 0; i < size; i++) {
            counts[classOf(values[i])]++;
        }
    }

    /** Where the ranks are among the members of wanted classes. */
    private int[] places(int[] counts) {
        int[] found = new int[ranks.length];
        int next = 0;
        int valuesBefore = 0;
        int membersBefore = 0;
        for (int number = 0; next < ranks.length; number++) {
            while (next < ranks.length && ranks[next] < valuesBefore + counts[number]) {
                wanted[number] = true;
                found[next] = membersBefore + ranks[next] - valuesBefore;
                next++;
            }
            valuesBefore += counts[number];
            membersBefore += wanted[number] ? counts[number] : 0;
        }
        return found;
    }

    private void addMembers(long[] values, int size, LongArrayList all) {
        for (int i = 0; i < size; i++) {
            if (wanted[classOf(values[i])]) {
                all.add(values[i]);
            }
        }
    }

    /** A number from 0 on that grows with the value. */
    private static int classOf(long value) {
        return Math.max((int) (Double.doubleToRawLongBits((double) value) >>> DROPPED_BITS) - CLASS_OF_ONE + 1, 0);
    }
}
