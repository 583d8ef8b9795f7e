package io.deployinsights.insights.current;

import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.history.HistoryBuilder;
import io.deployinsights.insights.registry.ChangePage;
import io.deployinsights.insights.registry.Registry;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the registry's history: once as a whole, then what has changed. A registry without a change feed is read as a whole every time.
 *
 * <p>For one thread at a time. When a read breaks off, what was read is kept, and the next read goes on from there.
 */
final class RegistryReader {

    private final Registry registry;
    private HistoryBuilder followed = new HistoryBuilder();
    private @Nullable String epoch;
    private @Nullable String next;

    RegistryReader(Registry registry) {
        this.registry = registry;
    }

    /**
     * The history as it is now.
     *
     * @param asOf a moment before now
     * @throws io.deployinsights.insights.registry.RegistryUnavailable when it can't be read to its end
     */
    DeploymentHistory read(Instant asOf) {
        var page = registry.changes(next);
        if (page.isEmpty()) {
            startOver();
            return registry.deployments().build(asOf);
        }
        while (page.isPresent()) {
            page = take(page.get());
        }
        return followed.build(asOf);
    }

    /** Takes a page and gets the one after it, empty when that was all. */
    private Optional<ChangePage> take(ChangePage page) {
        if (!page.epoch().equals(epoch) && next != null) {
            startOver();
            return registry.changes(null);
        }
        page.items().forEach(followed::put);
        epoch = page.epoch();
        next = page.next();
        return page.more() ? registry.changes(next) : Optional.empty();
    }

    private void startOver() {
        followed = new HistoryBuilder();
        epoch = null;
        next = null;
    }
}
