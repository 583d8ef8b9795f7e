package io.deployinsights.registry.mongo;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Assumptions;

/** A database for one class of tests, with a raw client of its own: what an older service, or an import, may leave there. */
public final class Database implements AutoCloseable {

    private static final int COMMAND_NOT_FOUND = 59;

    private final String uri;
    private final String name;
    private final MongoClient client;

    Database(String server, String name) {
        uri = server + "/" + name;
        this.name = name;
        client = MongoClients.create(uri);
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

    /** Skips the test where the server only speaks as MongoDB does: it has no indexes, pipelines or replica sets. */
    public void needsMongoItself() {
        Assumptions.assumeTrue(
                isMongoItself(), "The server is a stand-in for MongoDB: it doesn't know the command hello.");
    }

    /** Whether the server doesn't only speak as MongoDB does. */
    public boolean isMongoItself() {
        try {
            command(new Document("hello", 1));
            return true;
        } catch (MongoCommandException refused) {
            if (refused.getErrorCode() == COMMAND_NOT_FOUND) {
                return false;
            }
            throw refused;
        }
    }

    /** Skips the test if the server keeps finer times than it returns: then the feed may deliver its last changes again. */
    public void needsTimesAsItTellsThem() {
        MongoCollection<Document> times = client.getDatabase(name).getCollection("times");
        times.drop();
        times.insertMany(Stream.generate(Document::new).limit(5).toList());
        times.updateMany(Filters.empty(), Updates.currentDate("time"));
        Assumptions.assumeTrue(
                times.find().into(new ArrayList<>()).stream()
                        .allMatch(returned -> times.find(returned).first() != null),
                "The server is a stand-in for MongoDB: it keeps finer times than it returns.");
    }

    @Override
    public void close() {
        client.close();
    }
}
