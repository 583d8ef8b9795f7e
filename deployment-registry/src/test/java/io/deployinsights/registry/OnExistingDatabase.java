package io.deployinsights.registry;

import io.deployinsights.registry.mongo.Database;
import io.deployinsights.registry.mongo.OnSharedServer;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** A registry on a database that another program fills: each test begins with an empty one. */
@ExtendWith(OnSharedServer.class)
@TestInstance(Lifecycle.PER_CLASS)
abstract class OnExistingDatabase {

    final Database database;

    @AutoClose
    final RunningRegistry registry;

    final Client client;

    OnExistingDatabase(Database database) {
        this.database = database;
        registry = RunningRegistry.on(database.uri());
        client = registry.client().ofDirtyRecords();
    }

    @BeforeEach
    void empty() {
        database.deployments().deleteMany(new Document());
    }
}
