package io.deployinsights.registry.embedded.durable;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.AbstractList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * Looks a document up by its id also when the query names further fields, as every compare-and-set does; the server
 * itself would read the whole collection. Puts documents in order without holding them all. And keeps dates to the
 * millisecond, as MongoDB does: the server would store its own clock's finer, and a stamp would be later than itself as
 * it is read.
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
            Document query, @Nullable Document order, int skip, int limit, int batchSize, @Nullable Document fields) {
        Collection<?> ids = ids(query.get("_id"));
        if (!ids.isEmpty()) {
            return matchDocuments(query, positions(ids), order, skip, limit, batchSize, fields);
        }
        return order == null || order.isEmpty() || (fields != null && !fields.isEmpty())
                ? super.queryDocuments(query, order, skip, limit, batchSize, fields)
                : inOrder(query, order, skip, limit, batchSize);
    }

    /**
     * Of each document only what it is ordered by is held, then only its place: the server would hold all of them for each
     * reader until the last one is taken. Nothing is ever deleted from what is read in order.
     */
    private QueryResult inOrder(Document query, Document order, int skip, int limit, int batchSize) {
        List<Object> places = streamAllDocumentsWithPosition()
                .filter(each -> documentMatchesQuery(each.getDocument(), query))
                .map(each -> new DocumentWithPosition<>(only(order.keySet(), each.getDocument()), each.getPosition()))
                .sorted(Comparator.comparing(DocumentWithPosition::getDocument, deriveComparator(order)))
                .skip(skip)
                .limit(limit > 0 ? limit : Long.MAX_VALUE)
                .<Object>map(DocumentWithPosition::getPosition)
                .toList();
        return createQueryResult(new Fetched(places), batchSize);
    }

    private static Document only(Set<String> fields, Document document) {
        Document some = new Document();
        fields.stream().filter(document::containsKey).forEach(field -> some.put(field, document.get(field)));
        return some;
    }

    /** Documents that are read from the file when they are taken. */
    private final class Fetched extends AbstractList<Document> {

        private final List<Object> places;

        private Fetched(List<Object> places) {
            this.places = places;
        }

        @Override
        public Document get(int index) {
            return getDocument(places.get(index));
        }

        @Override
        public int size() {
            return places.size();
        }
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
