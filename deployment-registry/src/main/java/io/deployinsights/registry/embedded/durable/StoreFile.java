package io.deployinsights.registry.embedded.durable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/** Opens the file of the embedded store. */
public final class StoreFile {

    /**
     * How long what was overwritten stays in the file, in case the disk writes in another order than it was told to. Every
     * write leaves some 30 KB behind, so that a longer time makes a larger file.
     */
    private static final int RETENTION_MILLIS = 10_000;

    private StoreFile() {}

    /**
     * Opens the file, or makes it. Nothing is ever committed behind the writers' backs: MongoDB's documents are changed
     * in place, and a background thread would serialize them half changed.
     *
     * @throws StoreFileUnusable when another process has it open, or it can't be read or made
     */
    public static MVStore open(Path file) {
        try {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            MVStore store = new MVStore.Builder()
                    .fileName(file.toString())
                    .autoCommitDisabled()
                    .open();
            store.setRetentionTime(RETENTION_MILLIS);
            return store;
        } catch (MVStoreException failed) {
            throw new StoreFileUnusable(file, failed);
        } catch (IOException failed) {
            throw new StoreFileUnusable(file, new UncheckedIOException(failed));
        }
    }
}
