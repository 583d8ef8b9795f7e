package io.deployinsights.insights.web.format;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is written to it, in pieces: of a long text no second copy is made as it grows. */
final class Pieces extends OutputStream {

    private static final int PIECE = 1 << 16;

    private final List<byte[]> full = new ArrayList<>();
    private final ByteArrayOutputStream last = new ByteArrayOutputStream();

    @Override
    public void write(int value) {
        last.write(value);
        endPieceIfFull();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        last.write(bytes, offset, length);
        endPieceIfFull();
    }

    /** All that was written. */
    List<byte[]> toList() {
        var pieces = new ArrayList<>(full);
        pieces.add(last.toByteArray());
        return List.copyOf(pieces);
    }

    /** All but the first byte and the last one, of which there have to be two. */
    List<byte[]> within() {
        var pieces = new ArrayList<>(full);
        pieces.add(last.toByteArray());
        pieces.removeIf(piece -> piece.length == 0);
        pieces.set(0, Arrays.copyOfRange(pieces.getFirst(), 1, pieces.getFirst().length));
        pieces.set(pieces.size() - 1, Arrays.copyOf(pieces.getLast(), pieces.getLast().length - 1));
        return List.copyOf(pieces);
    }

    private void endPieceIfFull() {
        if (last.size() >= PIECE) {
            full.add(last.toByteArray());
            last.reset();
        }
    }
}
