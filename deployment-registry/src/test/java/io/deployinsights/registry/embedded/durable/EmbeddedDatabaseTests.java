package io.deployinsights.registry.embedded.durable;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import de.bwaldvogel.mongo.MongoServer;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTests {

    private static final int DOCUMENTS = 1_000;
    private static final int BYTES_EACH = 1_000;

    @TempDir
    private Path folder;

    /** Its index holds nothing, so there is nothing to fill it with. */
    @Test
    void opensACollectionWithAnIndexWithoutReadingAllOfIt() {
        Path path = folder.resolve("registry.mv.db");
        fill(StoreFile.open(path, false));
        StoreFile file = StoreFile.open(path, false);
        long before = bytesRead(file);

        var opened = new DurableBackend(file, () -> {});

        assertThat(bytesRead(file) - before).isLessThan((long) DOCUMENTS * BYTES_EACH / 2);
        opened.close();
    }

    private static void fill(StoreFile file) {
        MongoServer server = new MongoServer(new DurableBackend(file, () -> {}));
        try (MongoClient client = MongoClients.create(server.bindAndGetConnectionString())) {
            MongoCollection<Document> documents = client.getDatabase("test").getCollection("documents");
            documents.insertMany(IntStream.range(0, DOCUMENTS)
                    .mapToObj(number -> new Document("number", number).append("text", "x".repeat(BYTES_EACH)))
                    .toList());
            documents.createIndex(Indexes.descending("number"));
        } finally {
            server.shutdownNow();
        }
    }

    private static long bytesRead(StoreFile file) {
        return file.store().getFileStore().getReadBytes();
    }
}
