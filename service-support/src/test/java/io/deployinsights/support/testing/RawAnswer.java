package io.deployinsights.support.testing;

import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The first answer of those that a server has sent over a connection, a character for each byte.
 *
 * @param head its headers, with names in lower case
 * @param body as far as there is one
 */
public record RawAnswer(int status, String head, String body) {

    private static final String END_OF_LINE = "\r\n";
    private static final String END_OF_HEAD = END_OF_LINE + END_OF_LINE;

    /** Throws an exception where the bytes are no answer of HTTP/1.1. */
    public static RawAnswer of(String sent, boolean hasBody) {
        if (!sent.matches("(?s)HTTP/1\\.1 \\d{3} .*" + END_OF_HEAD + ".*")) {
            throw new IllegalArgumentException("is no answer: " + sent);
        }
        int status = Integer.parseInt(sent.substring(9, 12));
        int end = sent.indexOf(END_OF_HEAD);
        String rest = sent.substring(end + END_OF_HEAD.length());
        if (status == 100) {
            return of(rest, hasBody);
        }
        String head = sent.substring(0, end)
                .lines()
                .map(line -> line.substring(0, Math.max(line.indexOf(':'), 0)).toLowerCase(Locale.ROOT)
                        + line.substring(Math.max(line.indexOf(':'), 0)))
                .collect(Collectors.joining("\n"));
        return new RawAnswer(status, head, hasBody ? body(head, rest) : "");
    }

    private static String body(String head, String rest) {
        if (head.contains("transfer-encoding: chunked")) {
            StringBuilder body = new StringBuilder();
            int at = 0;
            for (int length = -1; length != 0; ) {
                int line = rest.indexOf(END_OF_LINE, at);
                length = Integer.parseInt(rest.substring(at, line), 16);
                at = line + END_OF_LINE.length();
                body.append(rest, at, at + length);
                at += length + END_OF_LINE.length();
            }
            return body.toString();
        }
        return head.lines()
                .filter(line -> line.startsWith("content-length: "))
                .map(line -> rest.substring(0, Integer.parseInt(line.substring("content-length: ".length()))))
                .findFirst()
                .orElse(rest);
    }
}
