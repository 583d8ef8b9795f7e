package io.deployinsights.registry.importing.file;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Follows the brackets of something broken to its end. Where they contradict each other, or a string doesn't end in its line, they
 * say nothing any more.
 */
final class Brackets {

    private final Deque<Character> open = new ArrayDeque<>();
    private boolean string;
    private boolean escaped;
    private boolean lost;

    void take(int next) {
        if (string) {
            lost |= next == '\n';
            string = next != '\n' && (escaped || next != '"');
            escaped = !escaped && next == '\\';
            return;
        }
        switch (next) {
            case '"' -> string = true;
            case '{' -> open.push('}');
            case '[' -> open.push(']');
            case '}', ']' -> {
                if (open.isEmpty() || open.pop() != next) {
                    lost = true;
                }
            }
            default -> {
                // Whatever else there is opens and closes nothing.
            }
        }
    }

    /** Begins anew. */
    void clear() {
        open.clear();
        string = false;
        escaped = false;
        lost = false;
    }

    /** Whether all that was opened is closed, as far as that can be known. */
    boolean isClosed() {
        return open.isEmpty() && !string && !lost;
    }

    /** Whether something was opened that isn't closed yet. */
    boolean isOpen() {
        return !open.isEmpty();
    }
}
