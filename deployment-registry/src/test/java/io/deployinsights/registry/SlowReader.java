package io.deployinsights.registry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Requests a long answer and reads only the beginning, until the test lets it continue. */
final class SlowReader {

    private static final int BEGINNING = 100_000;

    /** Little, so that what the registry could send ahead is what its own socket holds. */
    private static final int RECEIVED_AHEAD = 32_768;

    private final Socket socket;
    private final byte[] beginning;

    private SlowReader(Socket socket, byte[] beginning) {
        this.socket = socket;
        this.beginning = beginning;
    }

    static SlowReader open(int port, String path) {
        try {
            Socket socket = new Socket();
            // The system heeds it only before it connects.
            socket.setReceiveBufferSize(RECEIVED_AHEAD);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .formatted(path)
                            .getBytes(StandardCharsets.US_ASCII));
            return new SlowReader(socket, socket.getInputStream().readNBytes(BEGINNING));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** All there is, beginning included; a connection that was reset is at its end. */
    byte[] readRest() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(beginning);
        try (socket) {
            socket.getInputStream().transferTo(all);
        } catch (IOException reset) {
            assert reset.getMessage() != null;
        }
        return all.toByteArray();
    }
}
