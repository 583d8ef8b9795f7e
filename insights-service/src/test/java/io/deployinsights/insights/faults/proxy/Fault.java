package io.deployinsights.insights.faults.proxy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What is wrong between a caller and a server. */
public sealed interface Fault {

    /** Nothing: all bytes pass. */
    record None() implements Fault {}

    /** Nobody listens, and the connections that were there are reset. */
    record Refused() implements Fault {}

    /** The server takes what it is sent and never answers. */
    record Silent() implements Fault {}

    /** Whatever the server sends arrives later. */
    record Slow(Duration delay) implements Fault {}

    /**
     * The connection ends in the middle of an answer's body.
     *
     * @param reset whether abruptly, as when the machine is gone, or in good order
     */
    record BrokenOff(boolean reset) implements Fault {}

    /** The server is never asked: each request gets this. */
    record Answered(String answer) implements Fault {

        /** An answer in HTTP. */
        public static Answered with(String status, String contentType, String body) {
            var length = body.getBytes(StandardCharsets.UTF_8).length;
            return new Answered("HTTP/1.1 %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
                    .formatted(status, contentType, length, body));
        }
    }
}
