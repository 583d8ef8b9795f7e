package io.deployinsights.registry.embedded;

import de.bwaldvogel.mongo.MongoServer;
import io.deployinsights.registry.embedded.durable.DurableBackend;
import io.deployinsights.registry.embedded.durable.StoreFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A MongoDB server in this process, on a port of its own that only this machine can reach. */
final class EmbeddedMongo implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedMongo.class);

    /** Enough that writers can wait for one commit together. */
    private static final int WORKERS = 16;

    private final MongoServer server;
    private final InetSocketAddress address;

    EmbeddedMongo(Path file) {
        server = new MongoServer(new DurableBackend(StoreFile.open(file)));
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1, WORKERS);
        address = server.getLocalAddress();
        log.info("Deployments are kept in {} (embedded store; set MONGODB_URI for a MongoDB)", file);
    }

    String address() {
        return "mongodb://%s:%d".formatted(address.getAddress().getHostAddress(), address.getPort());
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
