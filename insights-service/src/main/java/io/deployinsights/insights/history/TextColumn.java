package io.deployinsights.insights.history;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Texts that hardly repeat (ids, commits, versions), packed into bytes: beside its own, a text takes one byte for its encoding and four
 * for its place. Lower-case hexadecimal takes half a byte a digit, anything else is UTF-8.
 */
final class TextColumn {

    static final byte HEX = 0;
    static final byte UTF_8 = 1;

    /** Where each row's bytes start, and, one past the last row, where they end. */
    private final int[] starts;

    private final byte[] bytes;

    TextColumn(int[] starts, byte[] bytes) {
        this.starts = starts;
        this.bytes = bytes;
    }

    /** The text of a row, null where none was given. */
    @Nullable
    String get(int row) {
        int start = starts[row];
        int end = starts[row + 1];
        if (start == end) {
            return null;
        }
        return bytes[start] == HEX
                ? HexFormat.of().formatHex(bytes, start + 1, end)
                : new String(bytes, start + 1, end - start - 1, StandardCharsets.UTF_8);
    }

    /** Orders rows by their text where both are lower-case hexadecimal of one length, as ids are; otherwise an order of its own. */
    int compare(int row, int other) {
        return Arrays.compareUnsigned(bytes, starts[row], starts[row + 1], bytes, starts[other], starts[other + 1]);
    }

    /** Equal for rows with the same text. */
    int hash(int row) {
        int hash = 1;
        for (int i = starts[row]; i < starts[row + 1]; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }
}
