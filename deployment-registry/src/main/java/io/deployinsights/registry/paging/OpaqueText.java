package io.deployinsights.registry.paging;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.bson.BSONException;
import org.bson.Document;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/** A document as text that fits an address, with a checksum: what was cut off or mistyped is recognised. It keeps no secret. */
public final class OpaqueText {

    private static final JsonWriterSettings EXACT =
            JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();

    private OpaqueText() {}

    /** The document as text. */
    public static String of(Document content) {
        byte[] json = content.toJson(EXACT).getBytes(StandardCharsets.UTF_8);
        byte[] bytes = ByteBuffer.allocate(Long.BYTES + json.length)
                .putLong(checksum(json))
                .put(json)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The document that the text was made of, empty if it was made of none. */
    public static Optional<Document> read(String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            long checksum = bytes.getLong();
            byte[] json = new byte[bytes.remaining()];
            bytes.get(json);
            return checksum == checksum(json)
                    ? Optional.of(Document.parse(new String(json, StandardCharsets.UTF_8)))
                    : Optional.empty();
        } catch (IllegalArgumentException | BufferUnderflowException | BSONException garbled) {
            return Optional.empty();
        }
    }

    private static long checksum(byte[] json) {
        CRC32C checksum = new CRC32C();
        checksum.update(json);
        return checksum.getValue();
    }
}
