package io.deployinsights.registry.scan;

import io.deployinsights.registry.paging.OpaqueText;
import io.deployinsights.registry.problem.InvalidRequest;
import io.deployinsights.registry.text.Quoted;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.bson.Document;

/**
 * A place in a listing as text: the position of each run and the selection it belongs to, with a checksum. Its values only
 * ever are operands of a comparison, never parts of a query's structure, so a forged one reads nothing that couldn't be
 * read anyway.
 */
final class Cursor {

    private static final String SELECTION = "selection";
    private static final String KEY = "key";
    private static final String ID = "id";

    private Cursor() {}

    static String text(Map<Run, Position> position, Selection selection) {
        Document content = new Document(SELECTION, selection.digest());
        position.forEach(
                (run, last) -> content.append(run.name(), new Document(KEY, last.key()).append(ID, last.id())));
        return OpaqueText.of(content);
    }

    /**
     * Reads a cursor.
     *
     * @throws InvalidRequest if it wasn't made here, or for another selection
     */
    static Map<Run, Position> parse(String text, Selection selection) {
        Document content = OpaqueText.read(text).orElseThrow(() -> unknown(text));
        if (!Objects.equals(content.get(SELECTION), selection.digest())) {
            throw new InvalidRequest(
                    "cursor", "belongs to other filters; allowed is a cursor with the filters it was made for");
        }
        Map<Run, Position> position = new EnumMap<>(Run.class);
        for (Run run : Run.values()) {
            if (content.get(run.name()) instanceof Document last) {
                position.put(run, position(run, last, text));
            }
        }
        return position;
    }

    private static Position position(Run run, Document last, String text) {
        Object id = last.get(ID);
        return switch (last.get(KEY)) {
            case Instant key when run == Run.DATES -> new Position(key, id);
            case String key when run != Run.DATES -> new Position(key, id);
            case null, default -> throw unknown(text);
        };
    }

    private static InvalidRequest unknown(String text) {
        return new InvalidRequest(
                "cursor", "is %s, which is none; allowed is one from a Link header".formatted(Quoted.text(text)));
    }
}
