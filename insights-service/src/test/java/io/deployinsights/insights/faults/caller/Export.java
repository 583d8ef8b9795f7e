package io.deployinsights.insights.faults.caller;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A long answer of which the beginning was read; the rest waits. */
public final class Export {

    private static final Logger LOG = LoggerFactory.getLogger(Export.class);

    private static final int BEGINNING = 100_000;

    /** Little, so that what is sent ahead is what the service's own socket holds. */
    private static final int RECEIVED_AHEAD = 32_768;

    private static final Pattern DEPLOYMENT = Pattern.compile("\"id\":\"(\\p{XDigit}{24})\"");

    private final Socket socket;
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();

    private Export(Socket socket) {
        this.socket = socket;
    }

    /** Asks, and reads the beginning. */
    public static Export begin(URI url) {
        try {
            var socket = new Socket();
            // The system heeds it only before it connects.
            socket.setReceiveBufferSize(RECEIVED_AHEAD);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), url.getPort()));
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .formatted(url.getPath())
                            .getBytes(StandardCharsets.US_ASCII));
            var export = new Export(socket);
            export.answer.writeBytes(socket.getInputStream().readNBytes(BEGINNING));
            return export;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the whole answer and counts its deployments; -1 where one came twice, 0 where the answer was cut off. */
    public int readRest() {
        try (socket) {
            socket.getInputStream().transferTo(answer);
        } catch (IOException e) {
            LOG.debug("The export was reset", e);
        }
        var text = answer.toString(StandardCharsets.ISO_8859_1);
        if (!text.endsWith("]\r\n0\r\n\r\n")) {
            return 0;
        }
        // The sizes of chunks stand on lines of their own, which may be in the middle of anything.
        var ids = DEPLOYMENT
                .matcher(text.replaceAll("\r\n\\p{XDigit}+\r\n", ""))
                .results()
                .map(found -> found.group(1))
                .toList();
        return ids.stream().distinct().count() == ids.size() ? ids.size() : -1;
    }
}
