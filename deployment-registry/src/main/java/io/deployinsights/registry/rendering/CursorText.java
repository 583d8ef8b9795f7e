package io.deployinsights.registry.rendering;

import io.deployinsights.registry.problem.InvalidRequest;
import io.deployinsights.registry.text.Quoted;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What a cursor holds, as text that fits an address: a few values of simple types, and where the cursor comes from. The checksum shows
 * what was cut off or mistyped. There is no secret in it, so anybody can make one up; whatever it says, reading it takes little memory
 * and no deep stack.
 */
public final class CursorText {

    /** Longer than any text made here. */
    private static final int MAX_LENGTH = 2_048;

    private static final int MOST_VALUES = 8;

    /** Where a cursor comes from, which is where it goes on. */
    public enum Source {
        LISTING('l', "cursor", "a listing", "one from a Link header"),
        FEED('f', "after", "the change feed", "next of an earlier answer");

        private final char letter;
        private final String parameter;
        private final String name;
        private final String allowed;

        Source(char letter, String parameter, String name, String allowed) {
            this.letter = letter;
            this.parameter = parameter;
            this.name = name;
            this.allowed = allowed;
        }

        /** The error for a text that is none of these cursors. */
        public InvalidRequest unreadable(String sent) {
            return refused(sent, "none");
        }

        private InvalidRequest refused(String sent, String what) {
            return new InvalidRequest(
                    parameter, "is %s, which is %s; allowed is %s".formatted(Quoted.text(sent), what, allowed));
        }
    }

    private CursorText() {}

    /**
     * A cursor of these values.
     *
     * @param values each of which {@linkplain #fits fits}
     */
    public static String of(Source source, List<? extends @Nullable Object> values) {
        ByteArrayOutputStream content = new ByteArrayOutputStream(128);
        ByteArrayOutputStream all = new ByteArrayOutputStream(160);
        try {
            DataOutputStream target = new DataOutputStream(content);
            target.writeByte(source.letter);
            target.writeByte(values.size());
            for (Object value : values) {
                CursorValues.write(value, target);
            }
            new DataOutputStream(all).writeInt(checksum(content.toByteArray()));
            content.writeTo(all);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text(all.toByteArray());
    }

    /**
     * The values that a cursor was made of.
     *
     * @throws InvalidRequest if it wasn't made here, or elsewhere in the registry
     */
    public static List<@Nullable Object> read(Source source, String sent) {
        DataInputStream content = content(sent).orElseThrow(() -> source.unreadable(sent));
        try {
            int letter = content.readUnsignedByte();
            Source from = Arrays.stream(Source.values())
                    .filter(each -> each.letter == letter)
                    .findFirst()
                    .orElseThrow(() -> source.unreadable(sent));
            if (from != source) {
                throw source.refused(sent, "a cursor of " + from.name);
            }
            int count = content.readUnsignedByte();
            List<@Nullable Object> values = new ArrayList<>();
            for (int i = 0; i < Math.min(count, MOST_VALUES); i++) {
                values.add(CursorValues.read(content));
            }
            if (content.available() > 0 || count > MOST_VALUES) {
                throw source.unreadable(sent);
            }
            return values;
        } catch (IOException garbled) {
            throw source.unreadable(sent);
        }
    }

    /** Whether a value can be in a cursor: of a simple type and short, or a few of such in a document. */
    public static boolean fits(@Nullable Object value) {
        return CursorValues.fits(value);
    }

    /** What is behind the checksum, empty where that is wrong. */
    private static Optional<DataInputStream> content(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            DataInputStream source = new DataInputStream(new ByteArrayInputStream(bytes));
            // The last character has bits that mean nothing.
            return source.readInt() == checksum(Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length))
                            && text(bytes).equals(text)
                    ? Optional.of(source)
                    : Optional.empty();
        } catch (IllegalArgumentException | IOException garbled) {
            return Optional.empty();
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static int checksum(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }
}
