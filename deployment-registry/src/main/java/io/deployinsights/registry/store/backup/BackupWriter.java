package io.deployinsights.registry.store.backup;

import com.mongodb.client.MongoDatabase;
import io.deployinsights.registry.store.FeedState;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a database into a new folder, all of it but the epoch of the change feed. Registries may go on writing meanwhile: each deployment is whole, as it was at
 * some moment between the begin and the end.
 */
final class BackupWriter {

    /** Sorts by time, and is a name for a folder everywhere. */
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final MongoDatabase database;
    private final Clock clock;
    private final PrintStream out;

    BackupWriter(MongoDatabase database, Clock clock, PrintStream out) {
        this.database = database;
        this.clock = clock;
        this.out = out;
    }

    /** Says how many documents there would be to write. */
    void count() {
        for (String name : Documents.collections(database)) {
            out.printf("%s: %d documents%n", name, database.getCollection(name).estimatedDocumentCount());
        }
        out.printf("The database %s can be read.%n", database.getName());
    }

    /** Returns the new folder, which is in the one given. */
    Path write(Path backups) throws IOException {
        Instant begun = clock.instant();
        Path folder = Files.createDirectory(backups.resolve(NAME.format(begun)));
        List<Content> contents = new ArrayList<>();
        for (String name : Documents.collections(database)) {
            if (!name.equals(FeedState.COLLECTION)) {
                Content content = write(folder, name);
                out.printf("%s: %d documents%n", name, content.documents());
                contents.add(content);
            }
        }
        new Backup(database.getName(), begun, clock.instant(), contents).describe(folder);
        out.printf("Written to %s%n", folder);
        return folder;
    }

    private Content write(Path folder, String collection) throws IOException {
        Content.Tally tally = new Content.Tally();
        try (OutputStream file = DocumentFile.of(folder, collection).create()) {
            new Documents(database, collection).forEach(document -> {
                try {
                    file.write(document);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
                tally.add(document);
            });
        }
        return tally.of(collection);
    }
}
