package io.deployinsights.registry.importing;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** How the records of a file are laid out. */
enum Layout {
    /** JSON objects or an array, in as many lines as they like. */
    VALUES,
    /** One JSON object a line. */
    LINES;

    /** What the first character says; only that an object has to end in its line must be said by the sender. */
    static Layout of(Window window, @Nullable String contentType) {
        window.skipBlanks();
        boolean lines = MediaType.APPLICATION_NDJSON.isCompatibleWith(
                MediaType.parseMediaType(contentType == null ? MediaType.APPLICATION_OCTET_STREAM_VALUE : contentType));
        return lines && window.next() != '[' ? LINES : VALUES;
    }

    Pieces pieces(Window window, int maxBytes) {
        return switch (this) {
            case VALUES -> new Values(window, maxBytes);
            case LINES -> new Lines(window, maxBytes);
        };
    }
}
