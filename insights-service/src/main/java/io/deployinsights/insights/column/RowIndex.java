package io.deployinsights.insights.column;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/**
 * Finds rows by the hash of a value they hold: open addressing over nothing but row numbers, five to seven bytes a row, because the values
 * themselves are in a column already.
 */
public final class RowIndex {

    /** No row has the value. */
    public static final int NONE = -1;

    private static final double FULL = 0.8;
    private static final double GROWTH = 1.4;

    private final IntUnaryOperator hashOfRow;
    private int[] slots = empty(16);
    private int size;

    /**
     * An empty index.
     *
     * @param hashOfRow the hash of the value in a row that was added
     */
    public RowIndex(IntUnaryOperator hashOfRow) {
        this.hashOfRow = hashOfRow;
    }

    /** The row whose value has this hash and passes the test, {@link #NONE} where there is none. */
    public int find(int hash, IntPredicate hasValue) {
        int slot = slot(hash);
        while (slots[slot] != NONE) {
            if (hasValue.test(slots[slot])) {
                return slots[slot];
            }
            slot = next(slot);
        }
        return NONE;
    }

    /** Adds a row whose value no other row has. */
    public void add(int row) {
        if (size >= FULL * slots.length) {
            grow();
        }
        put(row);
        size++;
    }

    private void put(int row) {
        int slot = slot(hashOfRow.applyAsInt(row));
        while (slots[slot] != NONE) {
            slot = next(slot);
        }
        slots[slot] = row;
    }

    private void grow() {
        int[] before = slots;
        slots = empty((int) Math.min(before.length * GROWTH + 1, Integer.MAX_VALUE - 8));
        for (int row : before) {
            if (row != NONE) {
                put(row);
            }
        }
    }

    /** The high bits of a multiplicative hash, scaled to any number of slots. */
    private int slot(int hash) {
        long mixed = (hash * 0x9E3779B1L) & 0xFFFF_FFFFL;
        return (int) ((mixed * slots.length) >>> 32);
    }

    private int next(int slot) {
        return slot + 1 == slots.length ? 0 : slot + 1;
    }

    private static int[] empty(int length) {
        int[] slots = new int[length];
        Arrays.fill(slots, NONE);
        return slots;
    }
}
