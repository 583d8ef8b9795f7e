package io.deployinsights.registry.store.backup;

import com.mongodb.client.MongoDatabase;
import io.deployinsights.registry.store.FeedState;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.RawBsonDocument;

/**
 * Brings a backup back into a database that holds nothing, and reads all of it again. It leaves the epoch of the change feed out: the
 * registry begins another one, so that whoever follows the feed starts over instead of going on from what no longer happened.
 */
final class Restoration {

    private final MongoDatabase database;
    private final PrintStream said;

    Restoration(MongoDatabase database, PrintStream said) {
        this.database = database;
        this.said = said;
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
        List<Content> restored = new ArrayList<>();
        for (Content content : backup.collections()) {
            restored.add(restore(folder, content.collection()));
        }
        for (Content expected : restored) {
            Content found = new Documents(database, expected.collection()).content();
            if (!found.equals(expected)) {
                throw new BackupRefused("The database holds %s, not %s".formatted(found, expected));
            }
            said.printf("%s: %d documents%n", found.collection(), found.documents());
        }
        said.printf("Restored into %s, and read again: nothing is missing.%n", database.getName());
    }

    private Content restore(Path folder, String collection) throws IOException {
        Content.Tally tally = new Content.Tally();
        Documents documents = new Documents(database, collection);
        DocumentFile.of(folder, collection).forEach(document -> {
            if (!FeedState.isFeedState(collection, new RawBsonDocument(document))) {
                tally.add(document);
                documents.add(document);
            }
        });
        documents.flush();
        return tally.of(collection);
    }
}
