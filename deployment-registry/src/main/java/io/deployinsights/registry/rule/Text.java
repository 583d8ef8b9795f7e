package io.deployinsights.registry.rule;

import io.deployinsights.registry.problem.Faults;
import io.deployinsights.registry.problem.Sent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A string of 1 to {@code maxCharacters} characters that people can read: not blank, no control characters.
 *
 * @param maxCharacters in Unicode code points, so that an emoji is one character
 */
public record Text(int maxCharacters) implements Rule {

    @Override
    public @Nullable Object read(String field, JsonNode sent, Faults faults) {
        if (!sent.isString()) {
            return refuse(field, sent, faults);
        }
        String text = sent.stringValue();
        if (text.isBlank()) {
            return refuse(field, "is blank", faults);
        }
        if (text.codePointCount(0, text.length()) > maxCharacters) {
            return refuse(field, sent, faults);
        }
        return text.codePoints().allMatch(Text::readable)
                ? text
                : refuse(field, "is " + Sent.json(sent) + ", which holds a control character", faults);
    }

    private static boolean readable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> true;
        };
    }

    @Override
    public String allowed() {
        return "a string of 1-%d characters".formatted(maxCharacters);
    }
}
