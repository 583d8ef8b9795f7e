package io.deployinsights.registry.server;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A request as it goes over the socket, of which anything may be wrong. */
record AnyRequest(String method, String target, List<String> headers, String framing, Content content) {

    byte[] bytes() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        String head = Stream.of(List.of(method + " " + target + " HTTP/1.1"), headers, List.of(framing, "", ""))
                .flatMap(List::stream)
                .filter(line -> line.isEmpty() || !line.isBlank())
                .collect(Collectors.joining("\r\n"));
        all.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(content.bytes);
        return all.toByteArray();
    }

    @Override
    public String toString() {
        String text = new String(bytes(), StandardCharsets.ISO_8859_1);
        return text.length() > 2_000 ? text.substring(0, 2_000) + "…" : text;
    }

    /** Any bytes. */
    static final class Content {

        private final byte[] bytes;

        Content(byte[] bytes) {
            this.bytes = bytes;
        }
    }
}
