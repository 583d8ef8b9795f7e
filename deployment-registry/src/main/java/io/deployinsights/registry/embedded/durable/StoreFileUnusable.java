package io.deployinsights.registry.embedded.durable;

import java.nio.file.Path;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/** The file of the embedded store can't be opened. */
public sealed class StoreFileUnusable extends RuntimeException permits StoreFileCutOff {

    private static final String OTHERWISE = "choose another file with registry.embedded.path,"
            + " or let several registries share one MongoDB with MONGODB_URI.";

    private final transient Path file;

    StoreFileUnusable(Path file, Exception cause) {
        super(cause);
        this.file = file;
    }

    StoreFileUnusable(Path file, String message) {
        super(message);
        this.file = file;
    }

    /** Which file it is, and why. */
    public String description() {
        return isInUse()
                ? "The embedded store %s is in use by another process.".formatted(file)
                : "The embedded store %s can't be opened: %s".formatted(file, getCause());
    }

    /** What an operator can do. */
    public String remedy() {
        return (isInUse() ? "Stop the other registry, " : "Put back a whole copy of the file, ") + OTHERWISE;
    }

    private boolean isInUse() {
        return getCause() instanceof MVStoreException failed && failed.getErrorCode() == DataUtils.ERROR_FILE_LOCKED;
    }
}
