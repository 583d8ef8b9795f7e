package io.deployinsights.registry.importing;

import io.deployinsights.registry.deployment.Field;
import io.deployinsights.registry.request.RecordBody;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * How the records of a file are laid out. That is what the file itself says, because half of all callers say nothing right about it; only that
 * an object has to end in its line must be said by the sender.
 */
final class Layout {

    private static final List<MediaType> LINES = MediaType.parseMediaTypes(
            "application/x-ndjson, application/ndjson, application/jsonl, application/x-jsonlines");
    private static final List<MediaType> ROWS = MediaType.parseMediaTypes("text/csv, text/tab-separated-values");

    private Layout() {}

    static Pieces pieces(Window window, @Nullable String contentType, RecordBody body, int maxBytes) {
        if (isUtf16(window)) {
            return only(
                    new Piece.Refused(1, "The file is UTF-16, as some editors and shells write it; allowed is UTF-8."));
        }
        window.skipBlanks();
        int first = window.next();
        boolean json = first == '{' || first == '[';
        if (!json && (isOneOf(ROWS, contentType) || looksLikeHeader(window))) {
            return new Rows(window, body, maxBytes);
        }
        return first != '[' && isOneOf(LINES, contentType) ? new Lines(window, maxBytes) : new Values(window, maxBytes);
    }

    private static boolean isOneOf(List<MediaType> types, @Nullable String contentType) {
        return contentType != null
                && types.stream().anyMatch(type -> type.isCompatibleWith(MediaType.parseMediaType(contentType)));
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

    private static Pieces only(Piece piece) {
        Iterator<Piece> pieces = List.of(piece).iterator();
        return () -> pieces.hasNext() ? Optional.of(pieces.next()) : Optional.empty();
    }
}
