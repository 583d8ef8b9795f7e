package io.deployinsights.registry.store.backup;

import java.io.IOException;

/** A folder is no backup, or not what was written to it; or a database has documents already, or others than were restored. */
final class BackupRefused extends IOException {

    private static final long serialVersionUID = 1;

    BackupRefused(String message) {
        super(message);
    }
}
