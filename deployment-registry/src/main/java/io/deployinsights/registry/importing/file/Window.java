package io.deployinsights.registry.importing.file;

import io.deployinsights.registry.problem.InvalidRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is ahead in a file, as far as one record may be long, so that a reader can look at all of a record before it takes any of
 * it. Whatever ends the file too early ends the window: what came before it can still be taken.
 */
public final class Window {

    static final int END = -1;

    private final InputStream source;
    private final int ahead;
    private final byte[] buffer;
    private int position;
    private int limit;
    private long line = 1;
    private int column;
    private boolean indented = true;
    private boolean ended;
    private @Nullable Exception failure;

    /** {@code ahead} is how many bytes can be looked at. */
    public Window(InputStream source, int ahead) {
        this.source = source;
        this.ahead = ahead;
        this.buffer = new byte[2 * ahead];
    }

    /** The line of the next byte, from 1. */
    public long line() {
        return line;
    }

    /** How many bytes of its line are before the next one. */
    int column() {
        return column;
    }

    /** Whether the next byte begins its line, but for blanks. */
    boolean isIndented() {
        return indented;
    }

    /** A byte that is so many behind the next one; {@link #END} where the file or the window ends. */
    int at(int offset) {
        return offset < available(offset + 1) ? buffer[position + offset] & 0xFF : END;
    }

    /** The next byte. */
    int next() {
        return at(0);
    }

    boolean isAtEnd() {
        return next() == END;
    }

    /** All that can be looked at, as long as nothing is taken. */
    ByteBuffer ahead() {
        // First, because it may move what is in the buffer.
        int available = available(ahead);
        return ByteBuffer.wrap(buffer, position, available);
    }

    void advance(int count) {
        for (int i = 0; i < count && next() != END; i++) {
            int taken = buffer[position++];
            if (taken == '\n') {
                line++;
                column = 0;
                indented = true;
            } else {
                column++;
                indented = indented && isBlank(taken);
            }
        }
    }

    /** Skips white space, and the byte order mark that some editors put first. */
    void skipBlanks() {
        while (isBlank(next()) || isByteOrderMark()) {
            advance(isBlank(next()) ? 1 : 3);
        }
    }

    /** Where from there on the first byte is that is no blank. */
    int afterBlanks(int offset) {
        int next = offset;
        while (isBlank(at(next))) {
            next++;
        }
        return next;
    }

    /** How many bytes are left in the line, as far as can be looked at. */
    int lineLength() {
        int length = 0;
        while (at(length) != '\n' && at(length) != END) {
            length++;
        }
        return length;
    }

    void skipLine() {
        while (next() != '\n' && !isAtEnd()) {
            advance(1);
        }
    }

    void skipAll() {
        while (!isAtEnd()) {
            advance(1);
        }
    }

    /** The next bytes. */
    ByteBuffer copy(int length) {
        int available = available(length);
        return ByteBuffer.wrap(Arrays.copyOfRange(buffer, position, position + Math.min(length, available)));
    }

    static boolean isBlank(int next) {
        return next == ' ' || next == '\t' || next == '\n' || next == '\r';
    }

    private boolean isByteOrderMark() {
        return next() == 0xEF && at(1) == 0xBB && at(2) == 0xBF;
    }

    /** Whether the file ended before its sender meant it to: its last record may be a part of one. */
    boolean isCutOff() {
        return failure != null;
    }

    /** What was wrong with the file itself, such as its compression; empty when nothing was. */
    public Optional<InvalidRequest> defect() {
        return failure instanceof InvalidRequest defect ? Optional.of(defect) : Optional.empty();
    }

    /** Fails if the sender has gone. */
    public void check() throws IOException {
        if (failure instanceof IOException gone) {
            throw gone;
        }
    }

    private int available(int wanted) {
        int asked = Math.min(wanted, ahead);
        if (limit - position < asked && !ended) {
            fill(asked);
        }
        return Math.min(limit - position, ahead);
    }

    private void fill(int asked) {
        // Rarely, because it copies as much as may be ahead.
        if (buffer.length - position < asked) {
            System.arraycopy(buffer, position, buffer, 0, limit - position);
            limit -= position;
            position = 0;
        }
        try {
            while (limit - position < asked && !ended) {
                int read = source.read(buffer, limit, buffer.length - limit);
                ended = read < 0;
                limit += Math.max(0, read);
            }
        } catch (IOException | InvalidRequest broken) {
            failure = broken;
            ended = true;
        }
    }
}
