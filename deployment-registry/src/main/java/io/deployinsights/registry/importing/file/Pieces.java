package io.deployinsights.registry.importing.file;

import io.deployinsights.registry.deployment.Field;
import io.deployinsights.registry.request.RecordBody;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * Cuts a file into pieces and keeps no more than one of them. Its first bytes decide how it is laid out, because half of all senders
 * declare that wrongly. Only NDJSON, where an object has to end in its line, must be declared.
 */
public interface Pieces {

    /** The next piece, empty at the end. */
    Optional<Piece> next();

    /**
     * Chooses by how the file begins.
     *
     * @param contentType what the sender declares
     * @param body knows which columns there are
     * @param maxBytes the largest record
     */
    static Pieces of(Window window, @Nullable String contentType, RecordBody body, int maxBytes) {
        if (isUtf16(window)) {
            return only(
                    new Piece.Refused(1, "The file is UTF-16, as some editors and shells write it; allowed is UTF-8."));
        }
        window.skipBlanks();
        if (window.isAtEnd()) {
            return Optional::empty;
        }
        int first = window.next();
        boolean json = first == '{' || first == '[';
        if (!json && (isOneOf("text/csv, text/tab-separated-values", contentType) || looksLikeHeader(window))) {
            return Rows.of(window, body, maxBytes);
        }
        return first != '['
                        && isOneOf(
                                "application/x-ndjson, application/ndjson, application/jsonl, application/x-jsonlines",
                                contentType)
                ? new Lines(window, maxBytes)
                : new Elements(window, maxBytes);
    }

    /** A file of which there is only one thing to say. */
    static Pieces only(Piece piece) {
        Iterator<Piece> pieces = List.of(piece).iterator();
        return () -> pieces.hasNext() ? Optional.of(pieces.next()) : Optional.empty();
    }

    private static boolean isOneOf(String types, @Nullable String contentType) {
        return contentType != null
                && MediaType.parseMediaTypes(types).stream()
                        .anyMatch(type -> type.isCompatibleWith(MediaType.parseMediaType(contentType)));
    }

    private static boolean looksLikeHeader(Window window) {
        String line = Rows.text(window.copy(window.lineLength())).orElse("").toLowerCase(Locale.ROOT);
        return !line.contains(":")
                && line.contains(Field.SERVICE_NAME.json().toLowerCase(Locale.ROOT))
                && line.contains(Field.STATUS.json());
    }

    private static boolean isUtf16(Window window) {
        int first = window.next();
        int second = window.at(1);
        return (first == 0xFF && second == 0xFE) || (first == 0xFE && second == 0xFF);
    }
}
