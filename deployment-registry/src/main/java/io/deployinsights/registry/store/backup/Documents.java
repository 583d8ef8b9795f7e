package io.deployinsights.registry.store.backup;

import com.mongodb.ReadConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bson.ByteBuf;
import org.bson.RawBsonDocument;

/** The documents of one collection in the database, as the bytes that they are: no type and no order of fields is lost. */
final class Documents {

    /** MongoDB takes documents of 16 MiB, and keeps some that are a little larger. */
    static final int MOST_BYTES = (16 << 20) + (16 << 10);

    private static final int BATCH_DOCUMENTS = 1_000;
    private static final int BATCH_BYTES = 8 << 20;

    private final MongoCollection<RawBsonDocument> collection;
    private final List<RawBsonDocument> batch = new ArrayList<>();
    private long batchBytes;

    Documents(MongoDatabase database, String collection) {
        this.collection = database.getCollection(collection, RawBsonDocument.class);
    }

    /** The names of a database's collections but the server's own, sorted. */
    static List<String> collections(MongoDatabase database) {
        List<String> names = new ArrayList<>();
        database.listCollectionNames().forEach(names::add);
        return names.stream()
                .filter(name -> !name.startsWith("system."))
                .sorted()
                .toList();
    }

    /** What a majority has, in the order of ids; whatever was acknowledged before this began is among it. */
    void forEach(Consumer<byte[]> reader) {
        collection
                .withReadConcern(ReadConcern.MAJORITY)
                .find()
                .sort(Sorts.ascending("_id"))
                .allowDiskUse(true)
                .forEach(document -> reader.accept(bytes(document)));
    }

    boolean areNone() {
        return collection.find().limit(1).first() == null;
    }

    /** Adds one, at the latest with {@link #flush}. */
    void add(byte[] document) {
        batch.add(new RawBsonDocument(document));
        batchBytes += document.length;
        if (batch.size() >= BATCH_DOCUMENTS || batchBytes >= BATCH_BYTES) {
            flush();
        }
    }

    void flush() {
        if (!batch.isEmpty()) {
            collection.insertMany(batch, new InsertManyOptions().ordered(false));
            batch.clear();
            batchBytes = 0;
        }
    }

    Content content() {
        Content.Tally tally = new Content.Tally();
        forEach(tally::add);
        return tally.of(collection.getNamespace().getCollectionName());
    }

    private static byte[] bytes(RawBsonDocument document) {
        ByteBuf buffer = document.getByteBuffer();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
