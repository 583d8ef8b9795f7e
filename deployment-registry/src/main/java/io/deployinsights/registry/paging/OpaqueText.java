package io.deployinsights.registry.paging;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A few values as text that fits an address, with a checksum: what was cut off or mistyped is recognised. It keeps no secret, so anybody
 * can make one up; whatever it says, reading it takes little memory and no deep stack.
 */
public final class OpaqueText {

    /** Longer than any text made here. */
    private static final int MAX_LENGTH = 4_096;

    private OpaqueText() {}

    /**
     * The document as text.
     *
     * @param content every value of which is {@linkplain #takes taken}, or a document of such values
     */
    public static String of(Document content) {
        ByteArrayOutputStream values = new ByteArrayOutputStream(128);
        ByteArrayOutputStream all = new ByteArrayOutputStream(160);
        try {
            Values.write(content, new DataOutputStream(values));
            DataOutputStream target = new DataOutputStream(all);
            target.writeInt(checksum(values.toByteArray()));
            target.write(values.toByteArray());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text(all.toByteArray());
    }

    /** The document that the text was made of, empty if it was made of none. */
    public static Optional<Document> read(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            DataInputStream source = new DataInputStream(new ByteArrayInputStream(bytes));
            int checksum = source.readInt();
            byte[] values = source.readAllBytes();
            // The last character has bits that mean nothing.
            if (checksum != checksum(values) || !text(bytes).equals(text)) {
                return Optional.empty();
            }
            DataInputStream content = new DataInputStream(new ByteArrayInputStream(values));
            return Values.read(content) instanceof Document document && content.available() == 0
                    ? Optional.of(document)
                    : Optional.empty();
        } catch (IllegalArgumentException | IOException garbled) {
            return Optional.empty();
        }
    }

    /** Whether a value can be in a text: of a simple type and short, or a few of such in a document. */
    public static boolean takes(@Nullable Object value) {
        return Values.takes(value);
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
