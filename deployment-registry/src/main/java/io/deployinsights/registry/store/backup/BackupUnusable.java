package io.deployinsights.registry.store.backup;

import java.io.IOException;

/** A folder is no backup, or isn't what was written to it. */
final class BackupUnusable extends IOException {

    private static final long serialVersionUID = 1;

    BackupUnusable(String message) {
        super(message);
    }
}
