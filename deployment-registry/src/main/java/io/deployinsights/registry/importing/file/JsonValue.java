package io.deployinsights.registry.importing.file;

import io.deployinsights.registry.deployment.Field;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * A JSON value at the start of a window.
 *
 * @param length of how many bytes; 0 where no whole value begins
 * @param deployment whether it has every field that a deployment must have
 */
record JsonValue(int length, boolean deployment) {

    private static final JsonValue NONE = new JsonValue(0, false);

    /** Deeper than any deployment, and shallow enough that looking ahead from each level costs little. */
    private static final int MAX_DEPTH = 10;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    private static final Set<Field> REQUIRED =
            Set.copyOf(Arrays.stream(Field.values()).filter(Field::required).toList());

    static JsonValue at(Window window) {
        ByteBuffer ahead = window.ahead();
        try (JsonParser parser = FACTORY.createParser(
                ObjectReadContext.empty(), ahead.array(), ahead.arrayOffset() + ahead.position(), ahead.remaining())) {
            return read(parser);
        } catch (JacksonException broken) {
            return NONE;
        }
    }

    private static JsonValue read(JsonParser parser) {
        Set<Field> fields = new HashSet<>();
        int depth = 0;
        do {
            JsonToken token = parser.nextToken();
            if (token == null) {
                return NONE;
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (token == JsonToken.PROPERTY_NAME && depth == 1) {
                Field.named(parser.currentName()).ifPresent(fields::add);
            }
        } while (depth > 0);
        // Closed strings are read when they are asked for, and only then have their end.
        parser.finishToken();
        long length = parser.currentLocation().getByteOffset();
        return length > 0 ? new JsonValue(Math.toIntExact(length), fields.containsAll(REQUIRED)) : NONE;
    }
}
