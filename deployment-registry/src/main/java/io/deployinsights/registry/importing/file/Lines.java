package io.deployinsights.registry.importing.file;

import java.util.Optional;

/** One deployment a line; blank lines are none. */
final class Lines implements Pieces {

    private static final String PRETTY =
            "is JSON over several lines, and NDJSON has one object a line; send it as application/json instead";

    private final Window window;
    private final int maxBytes;
    private boolean begun;

    Lines(Window window, int maxBytes) {
        this.window = window;
        this.maxBytes = maxBytes;
    }

    @Override
    public Optional<Piece> next() {
        window.skipBlanks();
        if (window.isAtEnd()) {
            return Optional.empty();
        }
        long line = window.line();
        int length = window.lineLength();
        int value = window.next() == '{' ? JsonValue.at(window).length() : 0;
        boolean first = !begun;
        begun = true;
        if (value > length || (first && isBracketAlone())) {
            return pretty(line, value, first);
        }
        if (length > maxBytes) {
            window.skipLine();
            return Optional.of(Piece.oversized(line, maxBytes));
        }
        if (window.at(length) == Window.END && window.isCutOff() && value == 0) {
            window.advance(length);
            return Optional.empty();
        }
        Piece piece = new Piece.Json(line, window.copy(length));
        window.advance(length);
        return Optional.of(piece);
    }

    /** One sentence instead of one for each line: what begins like this goes on like this. */
    private Optional<Piece> pretty(long line, int value, boolean first) {
        if (first) {
            window.skipAll();
        } else {
            window.advance(value);
        }
        String what = first ? "The file " + PRETTY + "." : "The record " + PRETTY + ".";
        return Optional.of(new Piece.Refused(line, what));
    }

    private boolean isBracketAlone() {
        int offset = 1;
        while (window.next() == '{' && Window.isBlank(window.at(offset))) {
            if (window.at(offset) == '\n') {
                return true;
            }
            offset++;
        }
        return false;
    }
}
