package io.deployinsights.registry.importing.file;

import java.util.Optional;

/**
 * The elements of JSON arrays, or JSON objects that follow each other. Something broken costs itself: it reaches to where its
 * brackets close, or, where they never do, to the next place at which an element begins for certain. That is a whole object that
 * has every field a deployment must have; and a line that begins with <code>{</code> as far to the right as the broken element did.
 * Whatever else follows an element in its line, and closing brackets that are too many, belong to that element and break it. Arrays
 * in the array are read as if their brackets weren't there.
 */
final class Elements implements Pieces {

    private static final int MAX_DEPTH = 10;

    private final Window window;
    private final int maxBytes;
    private int depth;
    private boolean separated = true;
    private boolean anyInArray;
    private boolean behindArray;

    Elements(Window window, int maxBytes) {
        this.window = window;
        this.maxBytes = maxBytes;
    }

    @Override
    public Optional<Piece> next() {
        while (true) {
            window.skipBlanks();
            long line = window.line();
            switch (window.next()) {
                case Window.END -> {
                    return end(line);
                }
                case ',' -> {
                    boolean stray = depth > 0 && separated;
                    separate();
                    if (stray) {
                        return remark(line, "A comma has no element before it.");
                    }
                }
                case '[' -> {
                    if (depth > 0 && !holdsObject(0)) {
                        return element(line);
                    }
                    depth++;
                    behindArray = false;
                    anyInArray = false;
                    separate();
                }
                case ']' -> {
                    boolean stray = depth == 0 || (separated && anyInArray);
                    String what = depth == 0 ? "A ] closes nothing." : "A comma has no element after it.";
                    behindArray = depth == 1;
                    depth = Math.max(0, depth - 1);
                    anyInArray = true;
                    separate();
                    separated = depth == 0;
                    if (stray) {
                        return remark(line, what);
                    }
                }
                default -> {
                    return element(line);
                }
            }
        }
    }

    private void separate() {
        window.advance(1);
        separated = true;
    }

    private Optional<Piece> end(long line) {
        boolean cutOff = depth > 0 && !window.isCutOff();
        depth = 0;
        return cutOff
                ? remark(line, "The array isn't closed, the file seems to be cut off; what came before was read.")
                : Optional.empty();
    }

    private Optional<Piece> element(long line) {
        int first = window.next();
        if (behindArray) {
            behindArray = false;
            return remark(line, "Something follows the array; it was read as well.");
        }
        if (depth > 0 && !separated && first == '{') {
            separated = true;
            return remark(line, "A comma is missing before this element.");
        }
        separated = false;
        anyInArray = true;
        int object = first == '{' ? JsonValue.at(window).length() : 0;
        int whole = object <= maxBytes ? object : 0;
        if (whole == 0 || !endsAt(whole)) {
            return broken(line, whole);
        }
        Piece piece = new Piece.Json(line, window.copy(whole));
        window.advance(whole);
        return Optional.of(piece);
    }

    private Optional<Piece> broken(long line, int whole) {
        BrokenElement element = new BrokenElement(window, maxBytes);
        element.take(whole);
        do {
            element.takeNext();
        } while (!window.isAtEnd()
                && !element.isFollowedByAnother()
                && (!element.isClosed() || !endsAt(0) || element.goesOn()));
        if (window.isAtEnd()) {
            if (window.isCutOff()) {
                return Optional.empty();
            }
            // What was taken for a part of the element may have been the end of the array; otherwise it is what says
            // that it is cut off.
            depth = 0;
        }
        return Optional.of(element.piece(line));
    }

    /** Whether an element that reaches to here is complete: nothing follows in its line that belongs to it. */
    private boolean endsAt(int offset) {
        int next = window.afterBlanks(offset);
        return switch (window.at(next)) {
            case Window.END, ',', '{' -> true;
            case '}' -> false;
            case ']' -> depth == 0 || closesArrays(next);
            default -> hasLineEnd(offset, next);
        };
    }

    /** Whether there isn't one bracket too many: after an array is nothing, or another one. */
    private boolean closesArrays(int bracket) {
        int closed = 0;
        int next = bracket;
        while (window.at(next) == ']' && closed <= depth) {
            closed++;
            next = window.afterBlanks(next + 1);
        }
        boolean nothingElse = window.at(next) != ',' || holdsObject(window.afterBlanks(next + 1));
        return window.at(next) != '}' && (closed < depth || (closed == depth && nothingElse));
    }

    /** Whether the array that begins here is a part of the list: some tools put lists of pages into a list. */
    private boolean holdsObject(int array) {
        int next = array;
        int arrays = 0;
        while (window.at(next) == '[' && depth + arrays <= MAX_DEPTH) {
            arrays++;
            next = window.afterBlanks(next + 1);
        }
        return arrays > 0 && window.at(next) == '{';
    }

    private boolean hasLineEnd(int from, int to) {
        for (int offset = from; offset < to; offset++) {
            if (window.at(offset) == '\n') {
                return true;
            }
        }
        return false;
    }

    private static Optional<Piece> remark(long line, String message) {
        return Optional.of(new Piece.Remark(line, message));
    }
}
