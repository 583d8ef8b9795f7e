package io.deployinsights.registry.store.backup;

/** A backup is only restored where there is nothing. */
final class DatabaseNotEmpty extends RuntimeException {

    private static final long serialVersionUID = 1;

    DatabaseNotEmpty(String database, String collection) {
        super(
                "The database %s has documents in %s. A backup is restored into a database without any, such as %s-restored"
                        .formatted(database, collection, database));
    }
}
