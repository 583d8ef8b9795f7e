package io.deployinsights.insights.column;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One text of a {@link ColdTextColumn}.
 *
 * @param encoded as {@link EncodedText}, null where it was left out
 * @param hash of what was left out
 */
// Shared by columns, and never changed.
@SuppressWarnings("ArrayRecordComponent")
record ColdText(byte @Nullable [] encoded, int hash) {

    /** In the place of a length: the hash of a text that was left out comes behind it. */
    private static final int LEFT_OUT = -1;

    static ColdText of(byte[] encoded) {
        return new ColdText(encoded, 0);
    }

    /** Whether this is a text, or was it before it was left out: of two with the same hash the earlier one is left out as well as the later. */
    boolean is(byte[] text) {
        return encoded == null ? hash == Arrays.hashCode(text) : Arrays.equals(encoded, text);
    }

    int length() {
        return encoded == null ? 0 : encoded.length;
    }

    @Nullable
    String decoded() {
        return encoded == null ? null : EncodedText.decode(encoded);
    }

    /** All of them, without those longer than a limit: a length, then a text each. */
    static byte[] written(List<ColdText> texts, int limit) {
        var bytes = ByteBuffer.allocate(texts.stream()
                .mapToInt(text -> 2 * Integer.BYTES + text.length())
                .sum());
        for (var text : texts) {
            byte[] encoded = text.encoded();
            if (encoded != null && encoded.length <= limit) {
                bytes.putInt(encoded.length).put(encoded);
            } else {
                bytes.putInt(LEFT_OUT).putInt(encoded == null ? text.hash() : Arrays.hashCode(encoded));
            }
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    static List<ColdText> read(byte[] written) {
        var texts = new ArrayList<ColdText>();
        var bytes = ByteBuffer.wrap(written);
        while (bytes.hasRemaining()) {
            int length = bytes.getInt();
            if (length == LEFT_OUT) {
                texts.add(new ColdText(null, bytes.getInt()));
            } else {
                byte[] encoded = new byte[length];
                bytes.get(encoded);
                texts.add(of(encoded));
            }
        }
        return texts;
    }
}
