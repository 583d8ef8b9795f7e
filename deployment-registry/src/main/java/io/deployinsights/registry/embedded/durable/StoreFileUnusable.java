package io.deployinsights.registry.embedded.durable;

import java.nio.file.Path;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/** The file of the embedded store can't be opened, or lacks what was acknowledged. */
public final class StoreFileUnusable extends RuntimeException {

    private static final String OTHERWISE = "choose another file with registry.embedded.path,"
            + " or let several registries share one MongoDB with MONGODB_URI.";

    private final String description;
    private final String remedy;

    private StoreFileUnusable(String description, String remedy, @Nullable Exception cause) {
        super(description, cause);
        this.description = description;
        this.remedy = remedy;
    }

    static StoreFileUnusable because(Path file, Exception cause) {
        return cause instanceof MVStoreException failed && failed.getErrorCode() == DataUtils.ERROR_FILE_LOCKED
                ? new StoreFileUnusable(
                        "The embedded store %s is in use by another process.".formatted(file),
                        "Stop the other registry, " + OTHERWISE,
                        cause)
                : new StoreFileUnusable(
                        "The embedded store %s can't be opened: %s".formatted(file, cause),
                        "Put back a whole copy of the file, " + OTHERWISE,
                        cause);
    }

    /** Its end is missing, and with it what was acknowledged. */
    static StoreFileUnusable cutOff(Path file, long found, long acknowledged) {
        return new StoreFileUnusable(
                "The embedded store %s was cut off: it ends with commit %d, and commit %d was acknowledged."
                        .formatted(file, found, acknowledged),
                "Put back a whole copy of the file (one made while the registry was stopped); or go on with what is"
                        + " left of it by starting once with registry.embedded.accept-loss=true. What was acknowledged"
                        + " last is noted in "
                        + LastCommit.beside(file) + ".",
                null);
    }

    /** Which file it is, and why. */
    public String description() {
        return description;
    }

    /** What an operator can do. */
    public String remedy() {
        return remedy;
    }
}
