package io.deployinsights.insights.web.format;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What is written to it, in pieces: of a long text no second copy is made as it grows. What is more than there is room for is not kept:
 * throwing would end in an exception of the library that writes to it.
 */
final class Pieces extends OutputStream {

    private static final int PIECE = 1 << 16;

    private final List<byte[]> full = new ArrayList<>();
    private final ByteArrayOutputStream last = new ByteArrayOutputStream();
    private final AtomicLong room;

    /**
     * None yet.
     *
     * @param room how many bytes more there may be, which several may share; less than 0 once there have been too many
     */
    Pieces(AtomicLong room) {
        this.room = room;
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (room.addAndGet(-length) >= 0) {
            last.write(bytes, offset, length);
            endPieceIfFull();
        }
    }

    /** All that was written. */
    List<byte[]> toList() {
        var pieces = new ArrayList<>(full);
        pieces.add(last.toByteArray());
        return List.copyOf(pieces);
    }

    /** All but the first byte and the last one. */
    List<byte[]> within() {
        var pieces = new ArrayList<>(full);
        pieces.add(last.toByteArray());
        pieces.removeIf(piece -> piece.length == 0);
        if (pieces.isEmpty()) {
            return List.of();
        }
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
