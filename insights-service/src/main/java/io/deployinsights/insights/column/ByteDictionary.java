package io.deployinsights.insights.column;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Values that repeat, each kept once as bytes and known by a small number from 0 on: some eight bytes beside its own, so that one for
 * every row does no harm. Only ever grows. For one thread; what it gives out is for any number.
 */
public final class ByteDictionary {

    private static final int BITS = 8;
    private static final int BLOCK = 1 << BITS;
    private static final int MASK = BLOCK - 1;

    private final List<TextColumn> blocks = new ArrayList<>();
    /** The values after those in blocks. */
    private final List<byte[]> tail = new ArrayList<>();

    private final RowIndex numbers = new RowIndex(this::hash);
    private Values snapshot = new Values(List.of(), List.of());

    /** The number of a value, a new one where it has none yet. */
    public int numberOf(byte[] value) {
        int known = numbers.find(Arrays.hashCode(value), number -> is(number, value));
        if (known != RowIndex.NONE) {
            return known;
        }
        int number = size();
        tail.add(value);
        numbers.add(number);
        if (tail.size() == BLOCK) {
            blocks.add(TextColumn.of(tail));
            tail.clear();
        }
        return number;
    }

    /** The values by number; later ones don't appear in those given out before. */
    public Values values() {
        if (snapshot.size() < size()) {
            snapshot = new Values(blocks, tail);
        }
        return snapshot;
    }

    private int size() {
        return blocks.size() * BLOCK + tail.size();
    }

    private boolean is(int number, byte[] value) {
        int block = number >> BITS;
        return block < blocks.size()
                ? blocks.get(block).equals(number & MASK, value)
                : Arrays.equals(tail.get(number & MASK), value);
    }

    private int hash(int number) {
        int block = number >> BITS;
        return block < blocks.size() ? blocks.get(block).hash(number & MASK) : Arrays.hashCode(tail.get(number & MASK));
    }

    /** What a dictionary has at one time. Immutable. */
    public static final class Values {

        private final List<TextColumn> blocks;
        private final int size;

        private Values(List<TextColumn> blocks, List<byte[]> tail) {
            var all = new ArrayList<>(blocks);
            if (!tail.isEmpty()) {
                all.add(TextColumn.of(tail));
            }
            this.blocks = List.copyOf(all);
            size = blocks.size() * BLOCK + tail.size();
        }

        public int size() {
            return size;
        }

        /** The value with a number. */
        public byte[] get(int number) {
            return blocks.get(number >> BITS).bytes(number & MASK);
        }

        /** Whether a number has this value. */
        public boolean is(int number, byte[] value) {
            return blocks.get(number >> BITS).equals(number & MASK, value);
        }
    }
}
