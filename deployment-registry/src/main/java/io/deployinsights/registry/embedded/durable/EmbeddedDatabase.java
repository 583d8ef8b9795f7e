package io.deployinsights.registry.embedded.durable;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.EmptyIndex;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** Opens collections that find a document by its id. */
final class EmbeddedDatabase extends H2Database {

    private final MVStore store;

    EmbeddedDatabase(String name, MVStore store, CursorRegistry cursors) {
        // Before super(), which opens the collections there are.
        this.store = store;
        super(name, store, cursors);
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
        String fullName = getFullCollectionNamespace(name);
        return new EmbeddedCollection(
                this,
                name,
                options,
                store.openMap("databases." + fullName, documents()),
                store.openMap("meta." + fullName),
                cursorRegistry);
    }

    /** To fill an index that is empty, the server reads the whole collection twice at each start. This one never holds anything. */
    @Override
    protected Index<Object> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return new EmptyIndex<>(name, keys) {
            @Override
            public boolean isEmpty() {
                return false;
            }
        };
    }

    private static MVMap.Builder<Object, Document> documents() {
        MVMap.Builder<Object, Document> documents = new MVMap.Builder<>();
        return documents.valueType(new BsonType());
    }
}
