package io.deployinsights.registry;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** A port that was free a moment ago: below those that systems give to connections, or one of them could have it by then. */
public final class FreePort {

    /** The insights' tests have those before, scripts those after. */
    private static final int FIRST = 15_000;

    private static final int LAST = 19_999;

    private FreePort() {}

    public static int find() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, LAST + 1);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException e) {
                // It is taken: try another one.
            }
        }
    }
}
