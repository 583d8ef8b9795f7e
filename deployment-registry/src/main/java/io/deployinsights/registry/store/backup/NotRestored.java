package io.deployinsights.registry.store.backup;

/** What the database holds is not what was restored: somebody else writes to it, or it changes what it is given. */
final class NotRestored extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotRestored(Content found, Content expected) {
        super("The database holds %s, not %s".formatted(found, expected));
    }
}
