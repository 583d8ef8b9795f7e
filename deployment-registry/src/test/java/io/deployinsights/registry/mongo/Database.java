package io.deployinsights.registry.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import org.bson.Document;

/** A database for one class of tests, with a raw client of its own: what an older service, or an import, may leave there. */
public final class Database implements AutoCloseable {

    private final Server server;
    private final String uri;
    private final String name;
    private final MongoClient client;

    Database(Server server, String name) {
        this.server = server;
        uri = server.uri(name);
        this.name = name;
        client = MongoClients.create(uri);
    }

    public String name() {
        return name;
    }

    /** The settings of a registry that uses it. */
    public String uri() {
        return uri;
    }

    public MongoCollection<Document> deployments() {
        return client.getDatabase(name).getCollection("deployments");
    }

    /** All that MongoDB noted of how it answered. */
    public MongoCollection<Document> profile() {
        return client.getDatabase(name).getCollection("system.profile");
    }

    public Document command(Document command) {
        return client.getDatabase(name).runCommand(command);
    }

    /** Takes away all that is in it. It is not dropped: a stand-in for MongoDB is broken when a registry makes its indexes at that moment. */
    public void empty() {
        var database = client.getDatabase(name);
        database.listCollectionNames().into(new ArrayList<>()).stream()
                .filter(collection -> !collection.startsWith("system."))
                .forEach(collection -> database.getCollection(collection).deleteMany(new Document()));
    }

    /** Skips the test where the server lacks what it needs. */
    public void needs(Capability capability) {
        server.need(capability);
    }

    /** Whether the server has a capability, which is tried once. */
    public boolean has(Capability capability) {
        return server.has(capability);
    }

    @Override
    public void close() {
        client.close();
    }
}
