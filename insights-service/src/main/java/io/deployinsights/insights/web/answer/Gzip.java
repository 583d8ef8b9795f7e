package io.deployinsights.insights.web.answer;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.springframework.http.HttpHeaders;

/**
 * Gzip (RFC 1952) of a short head and a long rest, of which the rest was compressed before: the head goes before it as a block that is
 * stored as it is (RFC 1951, 3.2.4).
 */
public final class Gzip {

    /** The format's mark, deflate, no flags, no time, no hint, any system. */
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    /** A quarter more bytes than by default, in a third of the time. */
    private static final int LEVEL = 3;

    private static final int LONGEST_BLOCK = 0xffff;
    private static final int BLOCK_HEADER = 5;
    private static final int BUFFER = 1 << 16;

    private Gzip() {}

    /** Whether the reader accepts it, by name or else as one of all codings (RFC 9110, 12.5.3). */
    public static boolean isAcceptedBy(HttpServletRequest request) {
        var codings = Collections.list(request.getHeaders(HttpHeaders.ACCEPT_ENCODING)).stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(coding -> coding.replaceAll("\\s", "").toLowerCase(Locale.ROOT))
                .toList();
        var named = codings.stream()
                .filter(coding -> coding.matches("(x-)?gzip(;.*)?"))
                .toList();
        var decisive = named.isEmpty()
                ? codings.stream().filter(coding -> coding.startsWith("*")).toList()
                : named;
        return decisive.stream().anyMatch(coding -> !coding.matches(".*;q=0(\\.0*)?(;.*)?"));
    }

    /** The rest compressed. */
    static byte[] deflated(List<byte[]> rest) {
        var deflated = new ByteArrayOutputStream();
        try (var deflater = new Deflater(LEVEL, true);
                var out = new DeflaterOutputStream(deflated, deflater, BUFFER)) {
            for (byte[] piece : rest) {
                out.write(piece);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return deflated.toByteArray();
    }

    /** What goes before the compressed rest. */
    static byte[] before(byte[] head) {
        if (head.length > LONGEST_BLOCK) {
            throw new IllegalArgumentException("a stored block holds %d bytes at most".formatted(LONGEST_BLOCK));
        }
        var before = ByteBuffer.allocate(HEADER.length + BLOCK_HEADER + head.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(HEADER);
        byte notTheLastStored = 0;
        return before.put(notTheLastStored)
                .putShort((short) head.length)
                .putShort((short) ~head.length)
                .put(head)
                .array();
    }

    /** What goes after it. */
    static byte[] after(byte[] head, List<byte[]> rest) {
        var checksum = new CRC32();
        checksum.update(head);
        rest.forEach(checksum::update);
        long length =
                head.length + rest.stream().mapToLong(piece -> piece.length).sum();
        return ByteBuffer.allocate(2 * Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) checksum.getValue())
                .putInt((int) length)
                .array();
    }
}
