package io.deployinsights.registry.text;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Shows what was sent in a message: quoted, shortened, and with nothing in it that could disturb a terminal or a log. */
public final class Quoted {

    private static final int SHOWN_CHARACTERS = 60;

    private Quoted() {}

    /** The text in quotes, invisible characters escaped, at most 60 characters of it. */
    public static String text(String text) {
        int length = text.codePointCount(0, text.length());
        String quoted = '"' + name(text) + '"';
        return length <= SHOWN_CHARACTERS ? quoted : quoted + " (%,d characters)".formatted(length);
    }

    /** The same without quotes. */
    public static String name(String text) {
        String shown = text.codePoints()
                .limit(SHOWN_CHARACTERS)
                .mapToObj(Quoted::visible)
                .collect(Collectors.joining());
        return text.codePointCount(0, text.length()) <= SHOWN_CHARACTERS ? shown : shown + "…";
    }

    private static String visible(int codePoint) {
        if (Invisible.is(codePoint)) {
            return "\\u%04x".formatted(codePoint);
        }
        return codePoint == '"' ? "\\\"" : Character.toString(codePoint);
    }

    /** A JSON value: a single one as it is, a composite one by its kind. */
    public static String json(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> text(value.stringValue());
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            case NUMBER -> "the number " + name(value.toString());
            default -> value.toString();
        };
    }
}
