package io.deployinsights.support.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A request as it goes over the socket, of which anything may be wrong. */
// Written once, and changed by nobody.
@SuppressWarnings("ArrayRecordComponent")
public record AnyRequest(String method, String target, List<String> headers, String framing, byte[] body) {

    byte[] bytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        String head = Stream.of(List.of(method + " " + target + " HTTP/1.1"), headers, List.of(framing, "", ""))
                .flatMap(List::stream)
                .filter(line -> line.isEmpty() || !line.isBlank())
                .collect(Collectors.joining("\r\n"));
        all.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(body);
        return all.toByteArray();
    }

    @Override
    public String toString() {
        String text = new String(bytes(), StandardCharsets.ISO_8859_1);
        return text.length() > 2_000 ? text.substring(0, 2_000) + "…" : text;
    }
}
