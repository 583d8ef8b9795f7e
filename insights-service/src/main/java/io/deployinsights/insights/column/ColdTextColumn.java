package io.deployinsights.insights.column;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Texts that are looked at seldom and may be long (addresses), each as {@link EncodedText}, {@link #ROWS} compressed together. Immutable.
 *
 * <p>What is alike takes a few bytes, a random UUID some twenty. Texts that can't be compressed have a limit, or they would take more memory than
 * everything else: where a column takes more than {@link #MOST_BYTES}, the longest texts of its largest blocks are left out, and known by a hash alone.
 */
public final class ColdTextColumn {

    /** Few enough to decompress for one of them, enough to be alike. */
    static final int ROWS = 128;

    /** So many bytes a block may take where not all of them fit. */
    private static final int MOST_BYTES_OF_BLOCK = 38 * ROWS;

    /** So many bytes fit: those of a whole chunk. A history of few deployments keeps whatever it is given. */
    static final int MOST_BYTES = 32 * MOST_BYTES_OF_BLOCK;

    /** Of more text than that, long ones are left out without comparing them first. */
    private static final int MUCH = 1 << 20;

    private static final int LONG = 256;

    private final byte[][] blocks;

    private ColdTextColumn(byte[][] blocks) {
        this.blocks = blocks;
    }

    /** The column of these encoded texts, a row each. */
    static ColdTextColumn of(List<byte[]> encoded) {
        int limit = encoded.stream().mapToLong(text -> text.length).sum() > MUCH ? LONG : Integer.MAX_VALUE;
        byte[][] blocks = IntStream.range(0, Math.ceilDiv(encoded.size(), ROWS))
                .mapToObj(block -> encoded.subList(block * ROWS, Math.min((block + 1) * ROWS, encoded.size())))
                .map(texts -> compressed(texts.stream().map(ColdText::of).toList(), limit))
                .toArray(byte[][]::new);
        return new ColdTextColumn(fitting(blocks));
    }

    /** The texts of the rows from {@code ROWS * block} on, up to {@link #ROWS} of them; null for those left out, and for none. */
    public List<@Nullable String> block(int block) {
        return texts(blocks[block]).stream()
                .<@Nullable String>map(ColdText::decoded)
                .toList();
    }

    /** The number of the block that a row is in. */
    public static int blockOf(int row) {
        return row / ROWS;
    }

    /** The place of a row in its block. */
    public static int placeOf(int row) {
        return row % ROWS;
    }

    /** Whether a row has this encoded text, also where it was left out. */
    boolean equals(int row, byte[] encoded) {
        return texts(blocks[blockOf(row)]).get(placeOf(row)).is(encoded);
    }

    /** How many bytes the texts take. */
    int bytes() {
        return bytes(blocks);
    }

    /** This column but for some rows, sorted, which have other texts. */
    ColdTextColumn with(int[] rows, List<byte[]> texts) {
        byte[][] changed = blocks.clone();
        for (int from = 0; from < rows.length; ) {
            int block = blockOf(rows[from]);
            int to = from;
            while (to < rows.length && blockOf(rows[to]) == block) {
                to++;
            }
            changed[block] = changed(block, Arrays.copyOfRange(rows, from, to), texts.subList(from, to));
            from = to;
        }
        return Arrays.equals(changed, blocks) ? this : new ColdTextColumn(fitting(changed));
    }

    /** The block with other texts, the same object when they are no other ones. */
    private byte[] changed(int block, int[] rows, List<byte[]> texts) {
        var before = texts(blocks[block]);
        var after = new ArrayList<>(before);
        boolean changes = false;
        for (int i = 0; i < rows.length; i++) {
            int place = placeOf(rows[i]);
            if (!before.get(place).is(texts.get(i))) {
                after.set(place, ColdText.of(texts.get(i)));
                changes = true;
            }
        }
        return changes ? compressed(after, Integer.MAX_VALUE) : blocks[block];
    }

    /** As many of the texts as fit, the shorter ones first. */
    private static byte[][] fitting(byte[][] blocks) {
        return bytes(blocks) <= MOST_BYTES
                ? blocks
                : Arrays.stream(blocks).map(ColdTextColumn::fitting).toArray(byte[][]::new);
    }

    private static byte[] fitting(byte[] block) {
        byte[] fitting = block;
        for (int limit = LONG; fitting.length > MOST_BYTES_OF_BLOCK; limit /= 2) {
            fitting = compressed(texts(block), limit);
        }
        return fitting;
    }

    private static byte[] compressed(List<ColdText> texts, int limit) {
        return Compression.compressed(ColdText.written(texts, limit));
    }

    private static List<ColdText> texts(byte[] block) {
        return ColdText.read(Compression.decompressed(block));
    }

    private static int bytes(byte[][] blocks) {
        return Arrays.stream(blocks).mapToInt(block -> block.length).sum();
    }
}
