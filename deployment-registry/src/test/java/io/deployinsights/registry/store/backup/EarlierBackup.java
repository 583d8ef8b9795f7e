package io.deployinsights.registry.store.backup;

import io.deployinsights.registry.store.FeedState;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;

/** A backup as they were written until the epoch of the change feed was left out. */
final class EarlierBackup {

    private EarlierBackup() {}

    /** Makes one of a backup of deployments alone. */
    static void write(Path folder, Path backup, String epoch) throws IOException {
        Files.copy(backup.resolve("deployments.bson.gz"), folder.resolve("deployments.bson.gz"));
        Backup written = Backup.in(backup);
        Content deployments = written.collections().stream()
                .filter(content -> content.collection().equals("deployments"))
                .findFirst()
                .orElseThrow();
        new Backup(written.database(), written.begun(), written.ended(), List.of(deployments, state(folder, epoch)))
                .describe(folder);
    }

    /** Writes the collection with the epoch. */
    static Content state(Path folder, String epoch) throws IOException {
        Document state = new Document("_id", "changeFeed").append("epoch", epoch);
        byte[] bytes = bytes(new RawBsonDocument(state, new DocumentCodec()));
        try (OutputStream file = DocumentFile.of(folder, FeedState.COLLECTION).create()) {
            file.write(bytes);
        }
        Content.Tally tally = new Content.Tally();
        tally.add(bytes);
        return tally.of(FeedState.COLLECTION);
    }

    static byte[] bytes(RawBsonDocument document) {
        byte[] bytes = new byte[document.getByteBuffer().remaining()];
        document.getByteBuffer().get(bytes);
        return bytes;
    }
}
