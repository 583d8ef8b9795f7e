package io.deployinsights.insights.column;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Bytes in fewer bytes, without a header and a checksum. */
final class Compression {

    private static final int BUFFER = 8192;

    private Compression() {}

    static byte[] compressed(byte[] bytes) {
        // The fastest: the others take three times as long for a tenth less.
        var deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            // Room for what can't be compressed.
            byte[] compressed = new byte[bytes.length + bytes.length / 100 + 64];
            return Arrays.copyOf(compressed, deflater.deflate(compressed));
        } finally {
            deflater.end();
        }
    }

    /** What was compressed. */
    static byte[] decompressed(byte[] compressed) {
        var inflater = new Inflater(true);
        try {
            inflater.setInput(compressed);
            var bytes = new ByteArrayOutputStream(BUFFER);
            byte[] buffer = new byte[BUFFER];
            while (!inflater.finished()) {
                bytes.write(buffer, 0, inflater.inflate(buffer));
            }
            return bytes.toByteArray();
        } catch (DataFormatException e) {
            throw new IllegalStateException("these bytes are not as they were written", e);
        } finally {
            inflater.end();
        }
    }
}
