package io.deployinsights.registry.importing;

import java.io.IOException;
import java.io.InputStream;

/** Reads bytes one by one, looks one ahead, and knows the line it is in. */
final class Bytes {

    static final int END = -1;

    private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};

    private final InputStream source;
    private final byte[] buffer = new byte[65_536];
    private int position;
    private int limit;
    private long line = 1;

    Bytes(InputStream source) {
        this.source = source;
    }

    /** The line of the next byte, from 1. */
    long line() {
        return line;
    }

    /** The next byte, {@link #END} after the last. */
    int peek() throws IOException {
        if (position == limit) {
            limit = Math.max(0, source.read(buffer));
            position = 0;
        }
        return position < limit ? buffer[position] & 0xFF : END;
    }

    /** Takes the next byte, {@link #END} after the last. */
    int take() throws IOException {
        int next = peek();
        if (next != END) {
            position++;
        }
        if (next == '\n') {
            line++;
        }
        return next;
    }

    /** Skips white space, and the byte order mark that some editors put first. */
    void skipBlanks() throws IOException {
        for (int next = peek(); isBlank(next) || isByteOrderMark(next); next = peek()) {
            take();
        }
    }

    static boolean isBlank(int next) {
        return next == ' ' || next == '\t' || next == '\n' || next == '\r';
    }

    private static boolean isByteOrderMark(int next) {
        return next == BYTE_ORDER_MARK[0] || next == BYTE_ORDER_MARK[1] || next == BYTE_ORDER_MARK[2];
    }
}
