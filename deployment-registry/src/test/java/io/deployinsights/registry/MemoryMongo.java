package io.deployinsights.registry;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import de.bwaldvogel.mongo.MongoServer;
import io.deployinsights.registry.embedded.InMemoryServer;
import org.bson.Document;

/** An existing MongoDB, with a raw client to write what an older service, or an import, may leave there. */
public final class MemoryMongo implements AutoCloseable {

    private final MongoServer server = InMemoryServer.create();
    private final String uri = server.bindAndGetConnectionString();
    private final MongoClient client = MongoClients.create(uri);

    public String uri() {
        return uri;
    }

    public MongoClient client() {
        return client;
    }

    public MongoCollection<Document> deployments() {
        return client.getDatabase("deployment-registry").getCollection("deployments");
    }

    /** The server is gone without a word, as when its machine is. */
    public void kill() {
        server.shutdownNow();
    }

    @Override
    public void close() {
        client.close();
        server.shutdownNow();
    }
}
