package io.deployinsights.registry.mongo;

import io.deployinsights.registry.RunningRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;

/** The MongoDB server of a registry, with room for further databases. */
record Server(RunningRegistry registry) {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    Database newDatabase() {
        String address = registry.bean(MongoConnectionDetails.class)
                .getConnectionString()
                .getHosts()
                .getFirst();
        return new Database("mongodb://" + address, "tests-" + DATABASES.incrementAndGet());
    }
}
