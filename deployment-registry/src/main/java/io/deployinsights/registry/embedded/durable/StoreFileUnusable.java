package io.deployinsights.registry.embedded.durable;

import java.nio.file.Path;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/** The file of the embedded store can't be opened. */
public final class StoreFileUnusable extends RuntimeException {

    private final transient Path file;

    StoreFileUnusable(Path file, RuntimeException cause) {
        super(cause);
        this.file = file;
    }

    /** Which file it is, and why. */
    public String description() {
        return getCause() instanceof MVStoreException failed && failed.getErrorCode() == DataUtils.ERROR_FILE_LOCKED
                ? "The embedded store %s is in use by another process.".formatted(file)
                : "The embedded store %s can't be opened: %s".formatted(file, getCause());
    }
}
