package io.deployinsights.insights.column;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts that hardly repeat (ids, commits, versions), one after another as {@link EncodedText}. Immutable. */
public final class TextColumn {

    /** How far each row's end is from where it would be if all texts were of the usual length: hardly ever a large number. */
    private final NumberColumn shifts;

    private final int usualLength;
    private final byte[] bytes;

    private TextColumn(NumberColumn shifts, int usualLength, byte[] bytes) {
        this.shifts = shifts;
        this.usualLength = usualLength;
        this.bytes = bytes;
    }

    /** The column of these encoded texts, a row each. */
    static TextColumn of(List<byte[]> encoded) {
        int used = encoded.stream().mapToInt(text -> text.length).reduce(0, Math::addExact);
        int usualLength = encoded.isEmpty() ? 0 : Math.round((float) used / encoded.size());
        byte[] bytes = new byte[used];
        long[] shifts = new long[encoded.size()];
        int end = 0;
        for (int row = 0; row < shifts.length; row++) {
            byte[] text = encoded.get(row);
            System.arraycopy(text, 0, bytes, end, text.length);
            end += text.length;
            shifts[row] = end - (row + 1L) * usualLength;
        }
        return new TextColumn(NumberColumn.of(shifts), usualLength, bytes);
    }

    /** The text of a row, null where none was given. */
    public @Nullable String get(int row) {
        return EncodedText.decode(bytes, start(row), end(row));
    }

    /** The encoded text of a row. */
    byte[] bytes(int row) {
        return Arrays.copyOfRange(bytes, start(row), end(row));
    }

    /** Orders rows of two columns by their text where both are lower-case hexadecimal, as ids are; otherwise an order of its own. */
    public int compare(int row, TextColumn other, int otherRow) {
        return Arrays.compareUnsigned(
                bytes, start(row), end(row), other.bytes, other.start(otherRow), other.end(otherRow));
    }

    /** Whether a row has this encoded text. */
    public boolean equals(int row, byte[] encoded) {
        return Arrays.equals(bytes, start(row), end(row), encoded, 0, encoded.length);
    }

    /**
     * Whether a row's text may begin with the same hexadecimal digits as this encoded text: a quick no where both are written in lower case,
     * and a yes where only their texts decide.
     *
     * @param digits an even number of them
     */
    public boolean mayBeginAs(int row, byte[] encoded, int digits) {
        int start = start(row);
        int end = end(row);
        int length = 1 + digits / 2;
        return start < end
                && encoded.length > 0
                && (!EncodedText.isHex(bytes[start])
                        || !EncodedText.isHex(encoded[0])
                        || end - start < length
                        || encoded.length < length
                        || Arrays.equals(bytes, start, start + length, encoded, 0, length));
    }

    /** Whether a row's text begins with one of two characters in ASCII, or holds a third one. */
    public boolean beginsWithOrHolds(int row, char first, char orFirst, char held) {
        int start = start(row);
        int end = end(row);
        if (start == end || EncodedText.isHex(bytes[start])) {
            return false;
        }
        boolean found = end > start + 1 && (bytes[start + 1] == first || bytes[start + 1] == orFirst);
        for (int i = start + 1; i < end && !found; i++) {
            found = bytes[i] == held;
        }
        return found;
    }

    /** The {@link Arrays#hashCode(byte[])} of the encoded text. */
    public int hash(int row) {
        int end = end(row);
        int hash = 1;
        for (int i = start(row); i < end; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }

    /** This column but for some rows, which have other texts. */
    TextColumn with(int[] rows, List<byte[]> texts, int size) {
        boolean changes = false;
        for (int i = 0; i < rows.length; i++) {
            changes |= !equals(rows[i], texts.get(i));
        }
        if (!changes) {
            return this;
        }
        byte[][] all = new byte[size][];
        for (int row = 0; row < size; row++) {
            all[row] = Arrays.copyOfRange(bytes, start(row), end(row));
        }
        for (int i = 0; i < rows.length; i++) {
            all[rows[i]] = texts.get(i);
        }
        return of(Arrays.asList(all));
    }

    private int start(int row) {
        return row == 0 ? 0 : end(row - 1);
    }

    private int end(int row) {
        return (row + 1) * usualLength + (int) shifts.get(row);
    }
}
