package io.deployinsights.insights.column;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Whole numbers, one a row, each in as few bytes as the range of all of them needs. Immutable. */
public final class NumberColumn {

    /** No number. */
    public static final long NONE = Long.MIN_VALUE;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();

    /** What lies behind a row is read with it, and masked out. */
    private static final int PADDING = Long.BYTES;

    private final int size;
    /** A row holds how much its number is above this one. */
    private final long base;
    /** What 0 stands for: {@link #NONE} where a row has none, the base otherwise. */
    private final long zero;

    private final int width;
    private final long mask;
    private final byte[] bytes;

    private NumberColumn(int size, long base, long zero, int width, byte[] bytes) {
        this.size = size;
        this.base = base;
        this.zero = zero;
        this.width = width;
        this.bytes = bytes;
        mask = width == 0 ? 0 : -1L >>> (Long.SIZE - Byte.SIZE * width);
    }

    /** The column of these numbers. */
    public static NumberColumn of(long[] numbers) {
        long least = Long.MAX_VALUE;
        long most = NONE;
        boolean anyMissing = false;
        for (long number : numbers) {
            if (number == NONE) {
                anyMissing = true;
            } else {
                least = Math.min(least, number);
                most = Math.max(most, number);
            }
        }
        if (most == NONE) {
            return new NumberColumn(numbers.length, 0, NONE, 0, new byte[PADDING]);
        }
        long base = anyMissing ? least - 1 : least;
        int width = Math.ceilDiv(Long.SIZE - Long.numberOfLeadingZeros(most - base), Byte.SIZE);
        byte[] bytes = new byte[numbers.length * width + PADDING];
        var column = new NumberColumn(numbers.length, base, anyMissing ? NONE : base, width, bytes);
        for (int row = 0; row < numbers.length; row++) {
            column.put(row, column.code(numbers[row]), bytes);
        }
        return column;
    }

    /** The number of a row, {@link #NONE} where it has none. */
    public long get(int row) {
        long code = (long) LONGS.get(bytes, row * width) & mask;
        return code == 0 ? zero : base + code;
    }

    /**
     * Writes the numbers of all rows: of those that take one byte or two and are never missing, in a fraction of the time that asking for each
     * takes.
     *
     * @param numbers room for as many as there are rows, or more; the numbers fit
     */
    public void copyTo(int[] numbers) {
        boolean isPlain = zero == base;
        int first = (int) base;
        if (isPlain && width == 1) {
            for (int row = 0; row < size; row++) {
                numbers[row] = first + (bytes[row] & 0xFF);
            }
        } else if (isPlain && width == 2) {
            for (int row = 0; row < size; row++) {
                numbers[row] = first + ((bytes[2 * row] & 0xFF) | (bytes[2 * row + 1] & 0xFF) << Byte.SIZE);
            }
        } else {
            for (int row = 0; row < size; row++) {
                numbers[row] = (int) get(row);
            }
        }
    }

    /** This column but for some rows, which have other numbers. */
    NumberColumn with(int[] rows, long[] numbers) {
        boolean fits = true;
        boolean changes = false;
        for (int i = 0; i < rows.length; i++) {
            changes |= get(rows[i]) != numbers[i];
            fits &= fits(numbers[i]);
        }
        if (!changes) {
            return this;
        }
        if (fits) {
            byte[] changed = bytes.clone();
            for (int i = 0; i < rows.length; i++) {
                put(rows[i], code(numbers[i]), changed);
            }
            return new NumberColumn(size, base, zero, width, changed);
        }
        long[] all = new long[size];
        for (int row = 0; row < size; row++) {
            all[row] = get(row);
        }
        for (int i = 0; i < rows.length; i++) {
            all[rows[i]] = numbers[i];
        }
        return of(all);
    }

    private boolean fits(long number) {
        if (number == NONE || number == base) {
            return number == zero;
        }
        return number > base && Long.compareUnsigned(number - base, mask) <= 0;
    }

    private long code(long number) {
        return number == zero ? 0 : number - base;
    }

    private void put(int row, long code, byte[] target) {
        int at = row * width;
        long before = (long) LONGS.get(target, at);
        LONGS.set(target, at, (before & ~mask) | code);
    }
}
