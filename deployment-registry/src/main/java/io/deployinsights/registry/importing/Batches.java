package io.deployinsights.registry.importing;

import io.deployinsights.registry.deployment.Field;
import io.deployinsights.registry.importing.Differing.Difference;
import io.deployinsights.registry.store.DeploymentStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.ObjectId;

/** Stores deployments by the hundreds, and finds what became of each. */
final class Batches {

    private static final int SIZE = 500;
    private static final int ATTEMPTS = 5;

    private final DeploymentStore store;
    private final OnConflict onConflict;
    private final List<Entry> batch = new ArrayList<>();
    private final Listed<Differing> differing = new Listed<>();
    private long imported;
    private long unchanged;
    private long replaced;

    Batches(DeploymentStore store, OnConflict onConflict) {
        this.store = store;
        this.onConflict = onConflict;
    }

    private record Entry(long line, Document deployment) {

        ObjectId id() {
            return deployment.getObjectId(Field.STORED_ID);
        }
    }

    void add(long line, Document deployment) {
        batch.add(new Entry(line, deployment));
        if (batch.size() >= SIZE) {
            flush();
        }
    }

    void flush() {
        if (batch.isEmpty()) {
            return;
        }
        List<Integer> present =
                store.insertMissing(batch.stream().map(Entry::deployment).toList());
        imported += batch.size() - present.size();
        if (!present.isEmpty()) {
            compare(present.stream().map(batch::get).toList());
        }
        batch.clear();
    }

    private void compare(List<Entry> present) {
        Map<Object, Document> stored =
                store.findAll(present.stream().map(Entry::id).distinct().toList());
        for (Entry entry : present) {
            Document before = stored.get(entry.id());
            // What was there a moment ago and isn't any more was taken out of the database by hand: it says nothing.
            if (before == null || Comparison.of(before, entry.deployment()).isEmpty()) {
                unchanged++;
            } else {
                resolve(entry, before, stored);
            }
        }
    }

    private void resolve(Entry entry, Document found, Map<Object, Document> stored) {
        Document before = found;
        for (int attempt = 0; attempt < ATTEMPTS && onConflict.replaces(before, entry.deployment()); attempt++) {
            Document after = replaced(before, entry.deployment());
            if (store.replace(before, after)) {
                report(entry, before, true);
                stored.put(entry.id(), after);
                replaced++;
                return;
            }
            before = store.find(entry.id()).orElse(before);
        }
        report(entry, before, false);
    }

    private void report(Entry entry, Document before, boolean isReplaced) {
        differing.add(() -> {
            List<Difference> fields = Comparison.of(before, entry.deployment());
            return new Differing(entry.line(), entry.id().toHexString(), isReplaced, fields);
        });
    }

    /** The whole record as it was sent; what this registry doesn't know of the old one stays. */
    private static Document replaced(Document before, Document sent) {
        Document after = new Document(before);
        Field.written().forEach(field -> after.remove(field.stored()));
        after.putAll(sent);
        return after;
    }

    long imported() {
        return imported;
    }

    long unchanged() {
        return unchanged;
    }

    long replaced() {
        return replaced;
    }

    Listed<Differing> differing() {
        return differing;
    }
}
