package io.deployinsights.registry.importing.file;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a file is cut into. */
final class Cut {

    private static final int MAX_BYTES = 1_000;

    private Cut() {}

    static List<String> values(String file) {
        return texts(pieces(file, false));
    }

    static List<String> lines(String file) {
        return texts(pieces(file, true));
    }

    static List<Piece> pieces(String file, boolean isLines) {
        Window window = new Window(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), MAX_BYTES + 50);
        Pieces pieces = isLines ? new Lines(window, MAX_BYTES) : new Elements(window, MAX_BYTES);
        List<Piece> cut = new ArrayList<>();
        for (Optional<Piece> piece = pieces.next(); piece.isPresent(); piece = pieces.next()) {
            cut.add(piece.get());
        }
        return cut;
    }

    static String text(ByteBuffer utf8) {
        return StandardCharsets.UTF_8.decode(utf8.duplicate()).toString().strip();
    }

    private static List<String> texts(List<Piece> pieces) {
        return pieces.stream()
                .map(piece -> switch (piece) {
                    case Piece.Json json -> text(json.utf8());
                    case Piece.Broken broken -> "broken: " + text(broken.utf8());
                    case Piece.Row row -> row.deployment().toString();
                    case Piece.Refused refused -> "refused: " + refused.faults();
                    case Piece.Remark remark -> "remark: " + remark.message();
                })
                .toList();
    }
}
