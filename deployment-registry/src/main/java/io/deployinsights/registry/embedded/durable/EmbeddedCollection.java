package io.deployinsights.registry.embedded.durable;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * Looks a document up by its id also when the query names further fields, as every compare-and-set does; the server
 * itself would read the whole collection. And keeps dates to the millisecond, as MongoDB does: the server would store its
 * own clock's finer, and a stamp would be later than itself as it is read.
 */
final class EmbeddedCollection extends H2Collection {

    EmbeddedCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, Document> documents,
            MVMap<String, Object> meta,
            CursorRegistry cursors) {
        super(database, name, options, documents, meta, cursors);
    }

    @Override
    protected QueryResult queryDocuments(
            Document query, Document order, int skip, int limit, int batchSize, Document fields) {
        Collection<?> ids = ids(query.get("_id"));
        return ids.isEmpty()
                ? super.queryDocuments(query, order, skip, limit, batchSize, fields)
                : matchDocuments(query, positions(ids), order, skip, limit, batchSize, fields);
    }

    @Override
    protected Object addDocumentInternal(Document document) {
        toMilliseconds(document);
        return super.addDocumentInternal(document);
    }

    @Override
    protected void handleUpdate(Object position, Document before, Document after) {
        toMilliseconds(after);
        super.handleUpdate(position, before, after);
    }

    private static void toMilliseconds(Document document) {
        document.replaceAll(
                (name, value) -> value instanceof Instant time ? time.truncatedTo(ChronoUnit.MILLIS) : value);
    }

    /** The ids that a condition names one by one; none for any other condition. */
    private static Collection<?> ids(@Nullable Object condition) {
        Collection<?> named = condition instanceof Document operators
                        && operators.size() == 1
                        && operators.get("$in") instanceof Collection<?> in
                ? in
                : Collections.singleton(condition);
        return named.stream().allMatch(ObjectId.class::isInstance) ? named : List.of();
    }

    private List<Object> positions(Collection<?> ids) {
        return ids.stream()
                .filter(id -> getDocument(id) != null)
                .distinct()
                .map(Object.class::cast)
                .toList();
    }
}
