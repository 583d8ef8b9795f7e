package io.deployinsights.registry.deployment.rule;

import io.deployinsights.registry.problem.Faults;
import io.deployinsights.registry.text.Invisible;
import io.deployinsights.registry.text.Quoted;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A string of 1 to {@code maxCharacters} characters that people can distinguish: kept in Unicode's form NFC and without blanks
 * around it, and without invisible characters.
 *
 * @param maxCharacters in Unicode code points, so that an emoji is one character
 */
public record Text(int maxCharacters) implements Rule {

    /** The longest sequence of characters that NFC makes one of. */
    private static final int COMPOSED = 4;

    private static final int EMOJI_SELECTOR = 0xFE0F;

    /** The text as it is kept: two that look the same are the same. */
    public static String normalized(String text) {
        return Normalizer.normalize(stripped(text), Normalizer.Form.NFC);
    }

    @Override
    public @Nullable Object read(String field, JsonNode sent, Faults faults) {
        if (!sent.isString()) {
            return refuse(field, sent, faults);
        }
        String stripped = stripped(sent.stringValue());
        if (stripped.isEmpty()) {
            return refuse(field, "is blank", faults);
        }
        // What is too long in any form isn't worth normalizing, which takes long for what is made to take long.
        if (length(stripped) > maxCharacters * COMPOSED) {
            return refuse(field, sent, faults);
        }
        String text = normalized(stripped);
        if (length(text) > maxCharacters) {
            return refuse(field, sent, faults);
        }
        return holdsInvisible(text)
                ? refuse(
                        field,
                        "is " + Quoted.json(sent) + ", which holds a control, invisible or bidirectional character",
                        faults)
                : text;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Without blanks around it, those of other scripts and the ends of lines included. */
    private static String stripped(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char character) {
        return Character.getType(character) == Character.SPACE_SEPARATOR
                || character == '\t'
                || character == '\n'
                || character == '\r';
    }

    private static boolean holdsInvisible(String text) {
        int before = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(before)) {
            int codePoint = text.codePointAt(i);
            if (Invisible.is(codePoint) && !(codePoint == EMOJI_SELECTOR && isPictogram(before))) {
                return true;
            }
            before = codePoint;
        }
        return false;
    }

    /** Keyboards send some emoji as an older sign and a selector, which is how one sees them in colour. */
    private static boolean isPictogram(int codePoint) {
        return codePoint > 0xFF && Character.isEmoji(codePoint);
    }

    @Override
    public String allowed() {
        return "a string of 1-%d characters".formatted(maxCharacters);
    }
}
