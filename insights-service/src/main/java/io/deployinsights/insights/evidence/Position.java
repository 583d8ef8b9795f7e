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

/**
 * A place in the list of deployments: after the last one that was listed. It holds what the list is sorted by and no row number, so it means
 * the same in a later history.
 *
 * @param target the deployment's service and environment, without names where the list isn't sorted by them
 * @param millis what {@link Sort} compares
 * @param listed how many deployments that the order can't distinguish have been listed; more than one only where ids are missing or not unique
 */
public record Position(Target target, long millis, @Nullable String id, int listed) {

    /** Texts are compared by as many characters: more than the registry takes, and few enough for a cursor to fit into an address. */
    private static final int COMPARED_CHARACTERS = 100;

    private static final int CHECKSUM_BYTES = Long.BYTES;

    /** This position as a text that readers hand back unread. A checksum shows that it was handed out and not mistyped. */
    public String cursor() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            write(target.serviceName(), out);
            write(target.environment(), out);
            out.writeLong(millis);
            write(id, out);
            out.writeInt(listed);
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
            // Any caller can compute a checksum.
            if (position.listed() < 1 || in.available() > 0) {
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

    static Target compared(Target target) {
        return new Target(compared(target.serviceName()), compared(target.environment()));
    }

    static @Nullable String compared(@Nullable String text) {
        return text == null || text.length() <= COMPARED_CHARACTERS ? text : text.substring(0, COMPARED_CHARACTERS);
    }
}
