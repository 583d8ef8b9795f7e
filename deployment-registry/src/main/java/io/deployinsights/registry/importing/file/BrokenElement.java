package io.deployinsights.registry.importing.file;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Something that should have been an element, and isn't: finds where it ends, and keeps what says why. */
final class BrokenElement {

    private final Window window;
    private final int maxBytes;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream(512);
    private final Brackets brackets = new Brackets();
    private final int column;
    private final boolean beganLine;
    private final int first;
    private int previous;
    private long taken;

    BrokenElement(Window window, int maxBytes) {
        this.window = window;
        this.maxBytes = maxBytes;
        this.column = window.column();
        this.beganLine = window.isIndented();
        this.first = window.next();
    }

    /**
     * Takes what belongs to it for certain.
     *
     * @param whole the bytes of a whole value that it begins with, 0 where there is none
     */
    void take(int whole) {
        takeBytes(whole);
        if (whole == 0) {
            takeRest();
        }
    }

    void takeBytes(int count) {
        for (int i = 0; i < count && !window.isAtEnd(); i++) {
            takeByte();
        }
    }

    /** Whether it goes on behind this comma, with a property: no element begins with one. */
    boolean goesOn() {
        return window.next() == ',' && isPropertyAt(1);
    }

    /** Takes what belongs to it as far as brackets say, the next byte at least. */
    void takeRest() {
        brackets.clear();
        if (isPropertyAt(0) || goesOn()) {
            brackets.take('{');
        }
        do {
            takeByte();
        } while (!window.isAtEnd() && !reachesToHere() && !isFollowedByAnother());
    }

    private void takeByte() {
        int next = window.next();
        if (kept.size() <= maxBytes) {
            kept.write(next);
        }
        if (!Window.isBlank(next)) {
            previous = next;
        }
        // After a word a quote ends the name of a property, whose opening bracket is missing with all before it.
        brackets.take(isWord() && next == '"' && !brackets.isOpen() ? '{' : next);
        window.advance(1);
        taken++;
    }

    /** Whether the next element begins here, for certain. */
    boolean isFollowedByAnother() {
        if (window.next() != '{') {
            return false;
        }
        boolean value = previous == ':' || previous == '[';
        if (window.isIndented() && beganLine && window.column() == column && !value) {
            return true;
        }
        if (value && !window.isIndented()) {
            return false;
        }
        JsonValue ahead = JsonValue.at(window);
        return ahead.deployment() && ahead.length() <= maxBytes;
    }

    Piece piece(long line) {
        return taken > maxBytes && brackets.isClosed()
                ? Piece.oversized(line, maxBytes)
                : new Piece.Broken(line, ByteBuffer.wrap(kept.toByteArray()));
    }

    private boolean isPropertyAt(int offset) {
        int next = window.afterBlanks(offset);
        if (window.at(next) != '"') {
            return false;
        }
        do {
            next += window.at(next) == '\\' ? 2 : 1;
        } while (window.at(next) != '"' && window.at(next) != '\n' && window.at(next) != Window.END);
        return window.at(next) == '"' && window.at(window.afterBlanks(next + 1)) == ':';
    }

    private boolean reachesToHere() {
        return switch (first) {
            case '{', '[' -> brackets.isClosed();
            case '"' -> brackets.isClosed() || (window.next() == '\n' && !brackets.isOpen());
            default -> !brackets.isOpen() && isWordEnd(window.next());
        };
    }

    private boolean isWord() {
        return first != '{' && first != '[' && first != '"';
    }

    private static boolean isWordEnd(int next) {
        return next == ',' || next == '\n' || next == '{' || next == ']' || next == '}';
    }
}
