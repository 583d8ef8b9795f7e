package io.deployinsights.registry.importing;

import java.io.IOException;
import java.util.Optional;

/**
 * One deployment an element. Brackets are counted, so that an element that is broken in itself does no harm to the next.
 * Where a quote is missing they can't be: that shows at the end of the line, which no string crosses, and the next line that
 * opens a bracket is taken for the next element.
 */
final class ArrayCutter implements Cutter {

    private final Bytes bytes;
    private int depth;
    private boolean string;
    private boolean escaped;
    private boolean lost;
    private boolean ended;

    /** Starts at the array's opening bracket. */
    ArrayCutter(Bytes bytes) throws IOException {
        this.bytes = bytes;
        bytes.take();
    }

    @Override
    public boolean begin() throws IOException {
        bytes.skipBlanks();
        while (bytes.peek() == ',' || (lost && !isElementOrEnd(bytes.peek()))) {
            skip(bytes.peek() == ',' && !lost);
        }
        lost = false;
        depth = 0;
        string = false;
        escaped = false;
        return !ended && bytes.peek() != Bytes.END && bytes.peek() != ']';
    }

    @Override
    public boolean inside() throws IOException {
        int next = bytes.peek();
        if (next == Bytes.END || (depth == 0 && !string && (next == ',' || next == ']'))) {
            return false;
        }
        if (string && next == '\n') {
            lost = true;
            return false;
        }
        if (string) {
            string = escaped || next != '"';
            escaped = !escaped && next == '\\';
        } else {
            enter(next);
        }
        return true;
    }

    private static boolean isElementOrEnd(int next) {
        return next == '{' || next == ']' || next == Bytes.END;
    }

    private void skip(boolean onlyOne) throws IOException {
        int next = bytes.take();
        while (!onlyOne && next != '\n' && bytes.peek() != Bytes.END) {
            next = bytes.take();
        }
        bytes.skipBlanks();
    }

    private void enter(int next) {
        switch (next) {
            case '"' -> string = true;
            case '{', '[' -> depth++;
            case '}', ']' -> depth--;
            default -> {
                // Whatever else there is, is the parser's business.
            }
        }
    }

    @Override
    public Optional<String> trouble() throws IOException {
        if (ended) {
            return Optional.empty();
        }
        ended = true;
        if (bytes.take() == Bytes.END) {
            return Optional.of("The array isn't closed, the file seems to be cut off; what came before was read.");
        }
        bytes.skipBlanks();
        return bytes.peek() == Bytes.END
                ? Optional.empty()
                : Optional.of("Something follows the array; it was not read, what came before was.");
    }
}
