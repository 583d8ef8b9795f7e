package io.deployinsights.insights.history;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A column of texts that grows while it is being filled. */
final class Texts {

    private final Ints starts = new Ints();
    private byte[] bytes = new byte[256];
    private int used;

    void add(@Nullable String text) {
        starts.add(used);
        if (text == null) {
            return;
        }
        if (isPackable(text)) {
            append(TextColumn.HEX, HexFormat.of().parseHex(text));
        } else {
            append(TextColumn.UTF_8, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    TextColumn toColumn() {
        starts.add(used);
        return new TextColumn(starts.toArray(), Arrays.copyOf(bytes, used));
    }

    private void append(byte encoding, byte[] encoded) {
        int needed = Math.addExact(used, encoded.length + 1);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, (int)
                    Math.min(bytes.length * 3L / 2, Integer.MAX_VALUE - 8)));
        }
        bytes[used] = encoding;
        System.arraycopy(encoded, 0, bytes, used + 1, encoded.length);
        used = needed;
    }

    private static boolean isPackable(String text) {
        return !text.isEmpty()
                && text.length() % 2 == 0
                && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }
}
