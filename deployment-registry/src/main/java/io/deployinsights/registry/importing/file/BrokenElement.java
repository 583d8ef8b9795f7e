package io.deployinsights.registry.importing.file;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Something that should have been an element, and isn't: takes what belongs to it, follows its brackets, and keeps what says why. Where
 * brackets contradict each other, or a string doesn't end in its line, they say nothing any more of where it ends.
 */
final class BrokenElement {

    private final Window window;
    private final int maxBytes;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream(512);
    private final int column;
    private final boolean beganLine;
    private final Deque<Character> open = new ArrayDeque<>();
    private boolean string;
    private boolean escaped;
    private boolean lost;
    private int previous;
    private long taken;

    BrokenElement(Window window, int maxBytes) {
        this.window = window;
        this.maxBytes = maxBytes;
        this.column = window.column();
        this.beganLine = window.isIndented();
    }

    /** Takes so many bytes of the file. */
    void take(int count) {
        for (int i = 0; i < count && !window.isAtEnd(); i++) {
            int next = window.next();
            if (kept.size() <= maxBytes) {
                kept.write(next);
            }
            if (!Window.isBlank(next)) {
                previous = next;
            }
            follow(next);
            window.advance(1);
            taken++;
        }
    }

    /** Takes what is next: to the next thing that may end it. */
    void takeNext() {
        if (!isClosed()) {
            take(1);
        } else if (goesOn() || (taken == 0 && isPropertyAt(0))) {
            // The object that the property belongs to has lost its opening bracket, or was closed too early.
            open.push('}');
            take(1);
        } else {
            take(window.afterBlanks(0) + 1);
        }
    }

    /** Whether all that was opened is closed, as far as that can be known. */
    boolean isClosed() {
        return open.isEmpty() && !lost && (!string || window.next() == '\n');
    }

    /** Whether it goes on behind this comma, with a property: no element begins with one. */
    boolean goesOn() {
        return window.next() == ',' && isPropertyAt(1);
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
        return taken > maxBytes && isClosed()
                ? Piece.oversized(line, maxBytes)
                : new Piece.Broken(line, ByteBuffer.wrap(kept.toByteArray()));
    }

    private void follow(int next) {
        if (string) {
            lost |= next == '\n' && !open.isEmpty();
            string = next != '\n' && (escaped || next != '"');
            escaped = !escaped && next == '\\';
            return;
        }
        switch (next) {
            case '"' -> string = true;
            case '{' -> open.push('}');
            case '[' -> open.push(']');
            case '}', ']' -> lost |= !open.isEmpty() && open.pop() != next;
            default -> {
                // Whatever else there is opens and closes nothing.
            }
        }
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
}
