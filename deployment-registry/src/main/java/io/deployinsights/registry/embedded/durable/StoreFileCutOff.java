package io.deployinsights.registry.embedded.durable;

import java.nio.file.Path;

/** The end of the embedded store's file is missing, and with it what was acknowledged. */
final class StoreFileCutOff extends StoreFileUnusable {

    private final transient Path lastCommit;

    StoreFileCutOff(Path file, Path lastCommit, long found, long acknowledged) {
        super(
                file,
                "The embedded store %s was cut off: it ends with commit %d, and commit %d was acknowledged."
                        .formatted(file, found, acknowledged));
        this.lastCommit = lastCommit;
    }

    @Override
    public String description() {
        return String.valueOf(getMessage());
    }

    @Override
    public String remedy() {
        return "Put back a whole copy of the file (one made while the registry was stopped); or go on with what is"
                + " left of it by"
                + " starting once with registry.embedded.accept-loss=true. What was acknowledged last is noted in %s."
                        .formatted(lastCommit);
    }
}
