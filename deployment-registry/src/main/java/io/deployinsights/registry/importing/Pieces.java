package io.deployinsights.registry.importing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Cuts an import into its deployments without keeping more than one of them: by lines, or by the elements of a JSON array,
 * as its first character says.
 */
final class Pieces {

    private final Bytes bytes;
    private final int maxBytes;
    private final Cutter cutter;

    Pieces(InputStream source, int maxBytes) throws IOException {
        this.bytes = new Bytes(source);
        this.maxBytes = maxBytes;
        bytes.skipBlanks();
        cutter = bytes.peek() == '[' ? new ArrayCutter(bytes) : new LineCutter(bytes);
    }

    /** The next piece, empty at the end. */
    Optional<Piece> next() throws IOException {
        if (!cutter.begin()) {
            return cutter.trouble().map(message -> new Piece.Broken(bytes.line(), message));
        }
        long line = bytes.line();
        ByteArrayOutputStream piece = new ByteArrayOutputStream(512);
        while (cutter.inside()) {
            int next = bytes.take();
            if (piece.size() <= maxBytes) {
                piece.write(next);
            }
        }
        return Optional.of(
                piece.size() > maxBytes
                        ? new Piece.Oversized(line)
                        : new Piece.Json(line, ByteBuffer.wrap(piece.toByteArray())));
    }
}
