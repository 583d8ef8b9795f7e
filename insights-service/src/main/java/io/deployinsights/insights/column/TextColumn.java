package io.deployinsights.insights.column;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts that hardly repeat (ids, commits, versions), one behind the other as {@link EncodedText}. Immutable. */
public final class TextColumn {

    /** Where each row's bytes end. */
    private final int[] ends;

    private final byte[] bytes;

    private TextColumn(int[] ends, byte[] bytes) {
        this.ends = ends;
        this.bytes = bytes;
    }

    /** The column of these encoded texts, a row each. */
    public static TextColumn of(List<byte[]> encoded) {
        int[] ends = new int[encoded.size()];
        int used = 0;
        for (int row = 0; row < ends.length; row++) {
            used = Math.addExact(used, encoded.get(row).length);
            ends[row] = used;
        }
        byte[] bytes = new byte[used];
        for (int row = 0; row < ends.length; row++) {
            byte[] text = encoded.get(row);
            System.arraycopy(text, 0, bytes, ends[row] - text.length, text.length);
        }
        return new TextColumn(ends, bytes);
    }

    /** The text of a row, null where none was given. */
    public @Nullable String get(int row) {
        return EncodedText.decode(bytes, start(row), ends[row]);
    }

    /** The encoded text of a row. */
    public byte[] encoded(int row) {
        return Arrays.copyOfRange(bytes, start(row), ends[row]);
    }

    /** Orders rows of two columns by their text where both are lower-case hexadecimal, as ids are; otherwise an order of its own. */
    public int compare(int row, TextColumn other, int otherRow) {
        return Arrays.compareUnsigned(
                bytes, start(row), ends[row], other.bytes, other.start(otherRow), other.ends[otherRow]);
    }

    /** Whether a row has this encoded text. */
    public boolean equals(int row, byte[] encoded) {
        return Arrays.equals(bytes, start(row), ends[row], encoded, 0, encoded.length);
    }

    /** The {@link Arrays#hashCode(byte[])} of the encoded text. */
    public int hash(int row) {
        int hash = 1;
        for (int i = start(row); i < ends[row]; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }

    private int start(int row) {
        return row == 0 ? 0 : ends[row - 1];
    }
}
