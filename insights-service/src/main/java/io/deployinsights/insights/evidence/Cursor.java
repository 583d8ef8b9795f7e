package io.deployinsights.insights.evidence;

import io.deployinsights.insights.deployment.Target;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** A position as a text that readers hand back unread. A checksum tells a mistyped one from one that was handed out. */
public final class Cursor {

    private static final int CHECKSUM_BYTES = Long.BYTES;

    private Cursor() {}

    public static String of(Position position) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            write(position.target().serviceName(), out);
            write(position.target().environment(), out);
            out.writeLong(position.millis());
            write(position.id(), out);
            out.writeInt(position.told());
            out.writeLong(checksum(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /**
     * The position that a cursor stands for.
     *
     * @throws IllegalArgumentException when it isn't one that was handed out
     */
    public static Position parse(String cursor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            byte[] content = Arrays.copyOf(bytes, Math.max(bytes.length - CHECKSUM_BYTES, 0));
            if (bytes.length < CHECKSUM_BYTES || ByteBuffer.wrap(bytes).getLong(content.length) != checksum(content)) {
                throw new IllegalArgumentException();
            }
            var in = new DataInputStream(new ByteArrayInputStream(content));
            var position = new Position(new Target(read(in), read(in)), in.readLong(), read(in), in.readInt());
            // Anybody can compute a checksum.
            if (position.told() < 1 || in.available() > 0) {
                throw new IllegalArgumentException();
            }
            return position;
        } catch (IllegalArgumentException | IOException e) {
            throw new IllegalArgumentException("allowed is what the Link of an earlier answer has", e);
        }
    }

    private static void write(@Nullable String text, DataOutputStream out) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            out.writeUTF(text);
        }
    }

    private static @Nullable String read(DataInputStream in) throws IOException {
        return in.readBoolean() ? in.readUTF() : null;
    }

    private static long checksum(byte[] bytes) {
        var checksum = new CRC32();
        checksum.update(bytes);
        return checksum.getValue();
    }
}
