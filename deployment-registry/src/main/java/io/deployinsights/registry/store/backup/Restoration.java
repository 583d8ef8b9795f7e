package io.deployinsights.registry.store.backup;

import com.mongodb.client.MongoDatabase;
import io.deployinsights.registry.store.FeedState;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Brings a backup back into a database that holds nothing, and reads all of it again. The epoch of the change feed, which
 * earlier backups have, stays out: the registry begins another one, so that its followers start over.
 */
final class Restoration {

    private final MongoDatabase database;
    private final PrintStream out;

    Restoration(MongoDatabase database, PrintStream out) {
        this.database = database;
        this.out = out;
    }

    /**
     * Restores what a folder holds.
     *
     * @throws BackupRefused before anything is written, if it is not what was backed up or the database has any document; and after,
     *     if the database, read again, holds anything else
     */
    void restore(Path folder) throws IOException {
        Backup backup = Backup.in(folder);
        backup.verify(folder);
        for (String name : Documents.collections(database)) {
            if (!new Documents(database, name).areNone()) {
                throw new BackupRefused(
                        "The database %s has documents in %s. A backup is restored into a database without any, such as %s-restored"
                                .formatted(database.getName(), name, database.getName()));
            }
        }
        List<Content> contents = backup.collections().stream()
                .filter(content -> !content.collection().equals(FeedState.COLLECTION))
                .toList();
        for (Content content : contents) {
            restore(folder, content.collection());
        }
        for (Content expected : contents) {
            Content found = new Documents(database, expected.collection()).content();
            if (!found.equals(expected)) {
                throw new BackupRefused("The database holds %s, not %s".formatted(found, expected));
            }
            out.printf("%s: %d documents%n", found.collection(), found.documents());
        }
        out.printf("Restored into %s, and read again: nothing is missing.%n", database.getName());
    }

    private void restore(Path folder, String collection) throws IOException {
        Documents documents = new Documents(database, collection);
        DocumentFile.of(folder, collection).forEach(documents::add);
        documents.flush();
    }
}
