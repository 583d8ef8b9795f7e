package io.deployinsights.registry.embedded.durable;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;

/**
 * Lets a writer go on only when its change is in the file. Writers that come together share one commit: each applies its
 * change, then the first of them commits for all.
 */
final class GroupCommit {

    /** How many commits may leave their gaps in the file before they are closed. */
    private static final int COMMITS_PER_COMPACTION = 1_000;

    private static final int TARGET_FILL_PERCENT = 50;
    private static final int COMPACTED_BYTES = 4 << 20;

    private final StoreFile file;
    private final MVStore store;
    private final Runnable failed;
    /** Fair, so that the change of a writer that waits is applied before the next commit, and is part of it. */
    private final ReentrantReadWriteLock state = new ReentrantReadWriteLock(true);

    private final Lock committing = new ReentrantLock(true);
    private long applied;
    private long committed;
    private int commits;

    /**
     * Commits to this file.
     *
     * @param failed is run each time the file is found closed, because it could not be written
     */
    GroupCommit(StoreFile file, Runnable failed) {
        this.file = file;
        this.store = file.store();
        this.failed = failed;
    }

    /** Runs what only reads; nothing changes meanwhile. */
    <T> T read(Supplier<T> query) {
        return locked(state.readLock(), () -> {
            requireOpen();
            return query.get();
        });
    }

    /** Runs a change and returns when it is in the file. */
    <T> T write(Supplier<T> change) {
        long[] mine = new long[1];
        T result = locked(state.writeLock(), () -> {
            requireOpen();
            T changed = change.get();
            mine[0] = ++applied;
            return changed;
        });
        return locked(committing, () -> {
            if (committed < mine[0]) {
                committed = locked(state.writeLock(), this::commit);
            }
            return result;
        });
    }

    private long commit() {
        try {
            store.commit();
        } finally {
            requireOpen();
        }
        file.acknowledge();
        if (++commits % COMMITS_PER_COMPACTION == 0) {
            store.compact(TARGET_FILL_PERCENT, COMPACTED_BYTES);
        }
        return applied;
    }

    /** A store that failed, on a full disk for example, closes itself and would silently commit nothing more. */
    private void requireOpen() {
        if (store.isClosed()) {
            failed.run();
            throw new IllegalStateException("The embedded store is closed");
        }
    }

    private static <T> T locked(Lock lock, Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
