package io.deployinsights.registry.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/** Opens the file of the embedded store. */
final class StoreFile {

    private StoreFile() {}

    /**
     * Opens the file, or makes it. Nothing is ever committed behind the writers' backs: MongoDB's documents are changed
     * in place, and a background thread would serialize them half changed.
     *
     * @throws StoreFileUnusable when another process has it open, or it can't be read or made
     */
    static MVStore open(Path file) {
        try {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            return new MVStore.Builder()
                    .fileName(file.toString())
                    .autoCommitDisabled()
                    .open();
        } catch (MVStoreException failed) {
            throw new StoreFileUnusable(file, failed);
        } catch (IOException failed) {
            throw new StoreFileUnusable(file, new UncheckedIOException(failed));
        }
    }
}
