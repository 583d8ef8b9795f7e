package io.deployinsights.support.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Sends a server bytes as they are: nothing makes a proper request of them. */
public final class RawSocket {

    private static final int PATIENCE_MILLIS = 10_000;

    private RawSocket() {}

    /** All that the server answers to these bytes, after which nothing more comes; an answer that doesn't end is an exception. */
    public static String ask(int port, byte[] request, Charset charset) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            send(socket, request);
            return read(socket, charset);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The same for a request in ISO 8859-1, whose lines end as they should. */
    public static String ask(int port, String... lines) {
        byte[] request = (String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
        return ask(port, request, StandardCharsets.UTF_8);
    }

    /** A server may refuse the rest of a request as soon as it has seen the beginning. */
    private static void send(Socket socket, byte[] request) throws IOException {
        try {
            socket.getOutputStream().write(request);
            socket.shutdownOutput();
        } catch (SocketException refused) {
            // What it has answered until then is still to be read.
        }
    }

    private static String read(Socket socket, Charset charset) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 14];
        try {
            for (int read = socket.getInputStream().read(buffer);
                    read >= 0;
                    read = socket.getInputStream().read(buffer)) {
                answer.write(buffer, 0, read);
            }
        } catch (SocketException reset) {
            // As above.
        }
        return answer.toString(charset);
    }
}
