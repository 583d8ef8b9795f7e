package importing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a JSON answer into maps, lists, strings, doubles and booleans: the JDK has no parser of its own. */
final class Json {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([\\[\\]{}:,])|([^\\s\\[\\]{}:,\"]+))");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u(\\p{XDigit}{4})|(.))");

    private final Matcher token;

    private Json(String text) {
        token = TOKEN.matcher(text);
    }

    /** The object that the text holds.
     *
     * @throws RuntimeException if the text holds none, which an answer of a proxy may well do
     */
    @SuppressWarnings("unchecked")
    static Map<String, Object> object(String text) {
        var json = new Json(text);
        return (Map<String, Object>) json.value(json.next());
    }

    /** The next token; strings begin with a quotation mark. */
    private String next() {
        if (!token.lookingAt()) {
            throw new IllegalArgumentException("No JSON");
        }
        var found =
                token.group(1) != null ? "\"" + token.group(1) : token.group().strip();
        token.region(token.end(), token.regionEnd());
        return found;
    }

    private Object value(String first) {
        return switch (first) {
            case "{" -> members(new HashMap<>());
            case "[" -> elements(new ArrayList<>());
            case "null" -> null;
            case "true" -> true;
            case "false" -> false;
            case String string when string.startsWith("\"") -> unescaped(string.substring(1));
            case String number -> Double.valueOf(number);
        };
    }

    private Map<String, Object> members(Map<String, Object> members) {
        for (var name = next(); !name.equals("}"); name = next()) {
            if (!name.equals(",")) {
                next();
                members.put(unescaped(name.substring(1)), value(next()));
            }
        }
        return members;
    }

    private List<Object> elements(List<Object> elements) {
        for (var first = next(); !first.equals("]"); first = next()) {
            if (!first.equals(",")) {
                elements.add(value(first));
            }
        }
        return elements;
    }

    private static String unescaped(String raw) {
        return ESCAPE.matcher(raw)
                .replaceAll(escape -> Matcher.quoteReplacement(
                        escape.group(1) != null
                                ? String.valueOf((char) Integer.parseInt(escape.group(1), 16))
                                : escape.group(2).equals("/") ? "/" : ("\\" + escape.group(2)).translateEscapes()));
    }
}
