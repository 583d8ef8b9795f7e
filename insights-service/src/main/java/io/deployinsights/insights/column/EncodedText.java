package io.deployinsights.insights.column;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Texts as bytes: one that says how, then lower-case hexadecimal (ids, commits) at half a byte a digit, anything else as UTF-8. No text at
 * all is no bytes.
 */
public final class EncodedText {

    private static final byte HEX = 0;
    private static final byte UTF_8 = 1;
    private static final byte[] NONE = {};

    private EncodedText() {}

    public static byte[] encode(@Nullable String text) {
        if (text == null) {
            return NONE;
        }
        return isPackable(text)
                ? prefixed(HEX, HexFormat.of().parseHex(text))
                : prefixed(UTF_8, text.getBytes(StandardCharsets.UTF_8));
    }

    /** What was encoded. */
    public static @Nullable String decode(byte[] encoded) {
        return decode(encoded, 0, encoded.length);
    }

    static @Nullable String decode(byte[] bytes, int start, int end) {
        if (start == end) {
            return null;
        }
        return bytes[start] == HEX
                ? HexFormat.of().formatHex(bytes, start + 1, end)
                : new String(bytes, start + 1, end - start - 1, StandardCharsets.UTF_8);
    }

    /** Whether a text that is encoded with this byte first is lower-case hexadecimal. */
    static boolean isHex(byte first) {
        return first == HEX;
    }

    private static byte[] prefixed(byte encoding, byte[] text) {
        byte[] encoded = new byte[text.length + 1];
        encoded[0] = encoding;
        System.arraycopy(text, 0, encoded, 1, text.length);
        return encoded;
    }

    private static boolean isPackable(String text) {
        if (text.isEmpty() || text.length() % 2 != 0) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }
}
