package io.deployinsights.insights.web.parameters;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The part of an address after the question mark, decoded strictly: the servlet container would replace or drop what it can't decode.
 *
 * @param values by name, in the order they came
 */
public record QueryString(Map<String, List<String>> values) {

    /**
     * Decodes a query string.
     *
     * @param raw null for none
     * @throws ParametersRejected when an escape isn't one, or isn't UTF-8
     */
    public static QueryString parse(@Nullable String raw) {
        var values = new LinkedHashMap<String, List<String>>();
        for (var pair : (raw == null ? "" : raw).split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                var name = decode(equals < 0 ? pair : pair.substring(0, equals));
                var value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
            }
        }
        return new QueryString(values);
    }

    /** The same but for one parameter, which has this one value. */
    public QueryString with(String name, String value) {
        var changed = new LinkedHashMap<>(values);
        changed.put(name, List.of(value));
        return new QueryString(changed);
    }

    /** As it goes into an address. */
    public String encoded() {
        return values.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> encode(entry.getKey()) + "=" + encode(value)))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decode(String raw) {
        var bytes = new ByteArrayOutputStream();
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                bytes.write(octet(raw, i + 1));
                i += 2;
            } else if (c == '+') {
                bytes.write(' ');
            } else {
                bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed(raw, "is not UTF-8 once its %-escapes are decoded");
        }
    }

    private static int octet(String raw, int start) {
        int high = start < raw.length() ? Character.digit(raw.charAt(start), 16) : -1;
        int low = start + 1 < raw.length() ? Character.digit(raw.charAt(start + 1), 16) : -1;
        if (high < 0 || low < 0) {
            throw malformed(raw, "has a % without two hexadecimal digits after it; a % itself is written %25");
        }
        return high * 16 + low;
    }

    private static ParametersRejected malformed(String raw, String why) {
        return new ParametersRejected(List.of(new Rejection("query", Quoted.text(raw) + " " + why)));
    }
}
