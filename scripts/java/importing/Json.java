package importing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a JSON answer into maps, lists, strings, doubles and booleans: the JDK has no parser of its own. */
final class Json {
    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /** The object that the text holds.
     *
     * @throws RuntimeException if the text holds none, which an answer of a proxy may well do
     */
    @SuppressWarnings("unchecked")
    static Map<String, Object> object(String text) {
        return (Map<String, Object>) new Json(text).value();
    }

    private Object value() {
        return switch (peek()) {
            case '{' -> members();
            case '[' -> elements();
            case '"' -> string();
            default -> literal();
        };
    }

    private Map<String, Object> members() {
        var members = new LinkedHashMap<String, Object>();
        at++;
        while (peek() != '}') {
            var name = string();
            expect(':');
            members.put(name, value());
            skipComma();
        }
        at++;
        return members;
    }

    private List<Object> elements() {
        var elements = new ArrayList<>();
        at++;
        while (peek() != ']') {
            elements.add(value());
            skipComma();
        }
        at++;
        return elements;
    }

    private String string() {
        expect('"');
        var start = at;
        while (text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return unescape(text.substring(start, at++));
    }

    private static String unescape(String raw) {
        var plain = new StringBuilder();
        for (var i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) != '\\') {
                plain.append(raw.charAt(i));
            } else if (raw.charAt(++i) == 'u') {
                plain.append((char) Integer.parseInt(raw, i + 1, i + 5, 16));
                i += 4;
            } else {
                plain.append(
                        switch (raw.charAt(i)) {
                            case 'n' -> '\n';
                            case 't' -> '\t';
                            case 'r' -> '\r';
                            case 'b' -> '\b';
                            case 'f' -> '\f';
                            default -> raw.charAt(i);
                        });
            }
        }
        return plain.toString();
    }

    private Object literal() {
        var start = at;
        while (at < text.length() && ",]}".indexOf(text.charAt(at)) < 0 && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return switch (text.substring(start, at)) {
            case "null" -> null;
            case "true" -> true;
            case "false" -> false;
            case String number -> Double.valueOf(number);
        };
    }

    private char peek() {
        while (Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.charAt(at);
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw new IllegalArgumentException("No " + wanted + " at " + at);
        }
        at++;
    }

    private void skipComma() {
        if (peek() == ',') {
            at++;
        }
    }
}
