package io.deployinsights.insights.web.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Reads events from the socket, as they come. */
final class Listener implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader in;
    private final String status;
    private final Map<String, String> headers = new TreeMap<>();

    Listener(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream()
                .write("GET /events HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        status = line();
        for (var line = line(); !line.isEmpty(); line = line()) {
            var header = line.split(": ", 2);
            headers.put(header[0].toLowerCase(Locale.ROOT), header[1]);
        }
    }

    String status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    /** The next event: its lines. */
    String event() throws IOException {
        var event = new StringBuilder();
        for (var line = line(); !line.isEmpty() || event.isEmpty(); line = line()) {
            // Sizes of chunks and the ends of them are between the lines.
            if (line.startsWith("event: ") || line.startsWith("data: ")) {
                event.append(line).append('\n');
            }
        }
        return event.toString();
    }

    /** The next event that holds a text. */
    String eventWhere(String text) throws IOException {
        var event = event();
        while (!event.contains(text)) {
            event = event();
        }
        return event;
    }

    /** The next line that begins with a text. */
    String lineWhere(String beginning) throws IOException {
        var line = line();
        while (!line.startsWith(beginning)) {
            line = line();
        }
        return line;
    }

    /** Reads until the server ends the answer, and fails when it breaks off instead. */
    void readToTheEnd() throws IOException {
        while (!line().equals("0")) {
            // The events still buffered.
        }
    }

    private String line() throws IOException {
        return Objects.requireNonNull(in.readLine(), "the answer has ended");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
