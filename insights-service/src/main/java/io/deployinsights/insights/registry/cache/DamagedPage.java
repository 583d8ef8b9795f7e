package io.deployinsights.insights.registry.cache;

/** What Redis holds is no page of the change feed, or not a whole one. */
final class DamagedPage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DamagedPage(Throwable cause) {
        super("no page of the change feed: " + cause.getMessage(), cause);
    }
}
