package io.deployinsights.registry.embedded.durable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file of the embedded store, open, and the note beside it of what was acknowledged last. */
public final class StoreFile implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(StoreFile.class);

    /**
     * How long what was overwritten stays in the file, in case the disk reorders its writes. Every
     * write leaves some 30 KB behind, so that a longer time makes a larger file.
     */
    private static final int RETENTION_MILLIS = 10_000;

    private final MVStore store;
    /** Null in memory. */
    private final @Nullable LastCommit lastCommit;

    private final boolean replaced;

    private StoreFile(MVStore store, @Nullable LastCommit lastCommit, boolean replaced) {
        this.store = store;
        this.lastCommit = lastCommit;
        this.replaced = replaced;
    }

    /**
     * Opens the file, or makes it. Nothing is ever committed behind the writers' backs: MongoDB's documents are changed
     * in place, and a background thread would serialize them half changed.
     *
     * @param acceptLoss takes what is left of a file whose end is missing
     * @throws StoreFileUnusable when another process has it open, it can't be read or made, or its end is missing
     */
    public static StoreFile open(Path file, boolean acceptLoss) {
        try {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            if (Files.notExists(file)) {
                // Nothing was acknowledged by a store that begins.
                Files.deleteIfExists(LastCommit.beside(file));
            }
            return opened(file, acceptLoss);
        } catch (MVStoreException | IOException | NumberFormatException failed) {
            throw StoreFileUnusable.because(file, failed);
        }
    }

    /** None: what is in the store is gone with it. */
    public static StoreFile inMemory() {
        return new StoreFile(MVStore.open(null), null, false);
    }

    private static StoreFile opened(Path file, boolean acceptLoss) throws IOException {
        MVStore store = new MVStore.Builder()
                .fileName(file.toString())
                .autoCommitDisabled()
                .open();
        try {
            store.setRetentionTime(RETENTION_MILLIS);
            Extent extent = Extent.of(store, LastCommit.of(file));
            if (extent.isCutOff() && !acceptLoss) {
                throw StoreFileUnusable.cutOff(file, extent.found(), extent.acknowledged());
            }
            return new StoreFile(
                    store,
                    LastCommit.open(file),
                    extent.isBehind() || extent.noted().ofAnotherFile());
        } catch (IOException | RuntimeException failed) {
            store.closeImmediately();
            throw failed;
        }
    }

    MVStore store() {
        return store;
    }

    /** Notes that all that was committed is acknowledged. */
    void acknowledge() {
        if (lastCommit != null) {
            lastCommit.note(store.getCurrentVersion());
        }
    }

    /** Whether acknowledged changes may be missing: it is a copy of the file that was there, or what is left of it. */
    public boolean isReplaced() {
        return replaced;
    }

    /** Whether something can be written now; where it can't, it is closed. */
    public boolean isWritable() {
        try {
            store.openMap("writable").put("version", store.getCurrentVersion());
            store.commit();
        } catch (MVStoreException full) {
            log.debug("It can't be written", full);
        }
        if (store.isClosed()) {
            close();
            return false;
        }
        return true;
    }

    @Override
    public void close() {
        store.close();
        if (lastCommit != null) {
            lastCommit.close();
        }
    }

    /**
     * How much of what was acknowledged a file holds, in versions of the store, which grow with each commit.
     *
     * @param found the last one that is whole
     * @param closedWith the one that the file's header names: the last when it was closed
     * @param noted what was noted beside the file
     * @param closed whether it was closed properly and not written since
     */
    private record Extent(long found, long closedWith, LastCommit.Note noted, boolean closed) {

        static Extent of(MVStore store, LastCommit.Note noted) {
            var header = store.getStoreHeader();
            return new Extent(
                    store.getCurrentVersion(),
                    DataUtils.readHexLong(header, "version", 0),
                    noted,
                    header.containsKey("clean"));
        }

        long acknowledged() {
            return Math.max(closedWith, noted.version());
        }

        boolean isBehind() {
            return found < acknowledged();
        }

        /** A file that was closed with what it holds is whole: an earlier copy, put back on purpose. */
        boolean isCutOff() {
            return isBehind() && !(closed && found == closedWith);
        }
    }
}
