package io.deployinsights.insights.history;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A column of texts that grows while it is being filled. */
final class Texts {

    private final IntArrayList starts = new IntArrayList();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    void add(@Nullable String text) {
        starts.add(bytes.size());
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
        var bounds = starts.clone();
        bounds.add(bytes.size());
        return new TextColumn(bounds.toIntArray(), bytes.toByteArray());
    }

    private void append(byte encoding, byte[] encoded) {
        bytes.write(encoding);
        bytes.writeBytes(encoded);
    }

    private static boolean isPackable(String text) {
        return !text.isEmpty()
                && text.length() % 2 == 0
                && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }
}
