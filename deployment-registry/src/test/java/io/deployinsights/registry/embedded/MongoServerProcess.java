package io.deployinsights.registry.embedded;

import de.bwaldvogel.mongo.MongoServer;
import io.deployinsights.registry.embedded.durable.DurableBackend;
import io.deployinsights.registry.embedded.durable.StoreFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/**
 * The embedded store as a MongoDB server in a process of its own, for tests that kill one: arguments are the port and the file. The tests
 * of insights start it from the packaged registry.
 */
public final class MongoServerProcess {

    private static final int WORKERS = 16;

    private MongoServerProcess() {}

    public static void main(String[] arguments) {
        int port = Integer.parseInt(arguments[0]);
        new MongoServer(new DurableBackend(StoreFile.open(Path.of(arguments[1]), false), () -> {}))
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1, WORKERS);
    }
}
