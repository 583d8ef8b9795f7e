package io.deployinsights.registry.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.deployinsights.registry.RunningRegistry;
import io.deployinsights.registry.embedded.InMemoryServer;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.bson.Document;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.mongodb.MongoDBContainer;

/** A MongoDB server with room for databases of tests, and a registry that they share. */
class Server implements AutoCloseable {

    /** The connection string of a server to test on, without a database; it may have options. */
    static final String PROPERTY = "mongodb.server";

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final String address;
    private final String prefix;
    private final Supplier<RunningRegistry> registry;
    private final Map<Capability, Boolean> capabilities = new ConcurrentHashMap<>();

    private Server(String address, String prefix, Supplier<RunningRegistry> registry) {
        this.address = address;
        this.prefix = prefix;
        this.registry = registry;
    }

    /** The one that is always there: nothing but this process is needed. */
    static Server embedded() {
        return Embedded.SERVER;
    }

    static Server inContainer() {
        RunningRegistry registry = RunningRegistry.with(MongoContainers.class);
        // The container is a bean of the registry.
        return new Server(registry.bean(MongoDBContainer.class).getConnectionString(), "tests-", () -> registry);
    }

    /** Any server that somebody named: what the tests make there is theirs by its name, and they take it away again. */
    static Server at(String address) {
        String prefix = "tests-" + UUID.randomUUID().toString().substring(0, 8) + "-";
        RunningRegistry registry = RunningRegistry.on(withDatabase(address, prefix + "shared"));
        return new Server(address, prefix, () -> registry) {

            // It may have no indexes, and then a registry is slower with each deployment.
            @Override
            RunningRegistry registry() {
                try (MongoClient client = MongoClients.create(address)) {
                    MongoDatabase shared = client.getDatabase(prefix + "shared");
                    shared.getCollection("deployments").deleteMany(new Document());
                }
                return super.registry();
            }

            @Override
            public void close() {
                super.close();
                try (MongoClient client = MongoClients.create(address)) {
                    client.listDatabaseNames().forEach(name -> {
                        if (name.startsWith(prefix)) {
                            client.getDatabase(name).drop();
                        }
                    });
                }
            }
        };
    }

    RunningRegistry registry() {
        return registry.get();
    }

    Database newDatabase() {
        return new Database(this, prefix + DATABASES.incrementAndGet());
    }

    String uri(String database) {
        return withDatabase(address, database);
    }

    private static String withDatabase(String address, String database) {
        int options = address.indexOf('?');
        String hosts = options < 0 ? address : address.substring(0, options);
        return (hosts.endsWith("/") ? hosts : hosts + "/") + database + (options < 0 ? "" : address.substring(options));
    }

    /** Skips the test that runs if the server lacks a capability. */
    void need(Capability capability) {
        Assumptions.assumeTrue(
                has(capability),
                () -> "The server lacks a capability of MongoDB, which " + capability.description() + ".");
    }

    boolean has(Capability capability) {
        return capabilities.computeIfAbsent(capability, each -> {
            try (MongoClient client = MongoClients.create(address)) {
                return each.isOf(client.getDatabase(prefix + "capability-" + each.name()));
            }
        });
    }

    @Override
    public void close() {
        registry.get().close();
    }

    private static final class Embedded {

        static final Server SERVER =
                new Server(InMemoryServer.create().bindAndGetConnectionString(), "tests-", RunningRegistry::shared);
    }
}
