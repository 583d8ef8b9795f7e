package io.deployinsights.registry.request;

import io.deployinsights.registry.problem.InvalidRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads one JSON object and takes nothing that two readers could understand differently. */
final class StrictJson {

    private static final int MAX_DEPTH = 10;
    private static final int MAX_NUMBER_LENGTH = 100;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER_LENGTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StrictJson() {}

    /**
     * Reads a JSON object from UTF-8.
     *
     * @throws InvalidRequest for anything but one well-formed object: a broken one, a repeated property, invalid UTF-8, ...
     */
    static ObjectNode object(ByteBuffer utf8) {
        String text = decoded(utf8);
        if (text.isBlank()) {
            throw new InvalidRequest("", "The record is empty; allowed is a JSON object.");
        }
        return parsed(text) instanceof ObjectNode object ? object : refuseOther(text);
    }

    private static ObjectNode refuseOther(String text) {
        String found = text.strip().startsWith("[") ? "an array" : "a single value";
        throw new InvalidRequest("", "The record is %s; allowed is a JSON object.".formatted(found));
    }

    private static String decoded(ByteBuffer utf8) {
        try {
            // A new decoder reports what is malformed instead of replacing it.
            return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
        } catch (CharacterCodingException malformed) {
            throw new InvalidRequest("", "The record is not valid UTF-8; allowed is JSON in UTF-8.");
        }
    }

    private static JsonNode parsed(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (StreamConstraintsException excessive) {
            throw new InvalidRequest(
                    "",
                    "The record is nested deeper or holds longer numbers than any deployment; allowed is a depth of %d and %d digits."
                            .formatted(MAX_DEPTH, MAX_NUMBER_LENGTH));
        } catch (StreamReadException broken) {
            throw new InvalidRequest("", "The record is not valid JSON%s: %s".formatted(place(broken), reason(broken)));
        } catch (DatabindException more) {
            throw new InvalidRequest(
                    "", "The record is more than one value%s; allowed is one JSON object.".formatted(place(more)));
        }
    }

    private static String place(JacksonException broken) {
        TokenStreamLocation location = broken.getLocation();
        return location == null || location.getLineNr() < 1
                ? ""
                : " at its line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
    }

    /** Without what speaks of the parser instead of the JSON. */
    private static String reason(JacksonException broken) {
        String message = broken.getOriginalMessage();
        int parser = message.indexOf(" (start marker");
        return parser < 0 ? message : message.substring(0, parser);
    }
}
