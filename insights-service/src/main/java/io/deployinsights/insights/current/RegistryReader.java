package io.deployinsights.insights.current;

import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.history.HistoryBuilder;
import io.deployinsights.insights.registry.ChangePage;
import io.deployinsights.insights.registry.FeedPlace;
import io.deployinsights.insights.registry.Registry;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads the registry's history: once as a whole, then what has changed. A registry without a change feed is read as a whole every time.
 *
 * <p>For one thread at a time. When a read breaks off, what was read is kept, and the next read goes on from there.
 */
final class RegistryReader {

    private final Registry registry;
    private final InstantSource clock;
    private HistoryBuilder followed = new HistoryBuilder();
    private @Nullable FeedPlace place;
    private final AtomicLong taken = new AtomicLong();

    RegistryReader(Registry registry, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /**
     * The history as it is now.
     *
     * @throws io.deployinsights.insights.registry.RegistryUnavailable when it can't be read to its end
     */
    DeploymentHistory read() {
        var page = registry.changes(place);
        if (page.isEmpty()) {
            startOver();
            return readList();
        }
        var last = page.get();
        while (page.isPresent()) {
            last = page.get();
            page = take(last);
        }
        return followed.build(moment(last.asOf()));
    }

    /** How many deployments the feed has told of so far, again and again where they have changed; for any thread. */
    long taken() {
        return taken.get();
    }

    private DeploymentHistory readList() {
        // Before the list is asked for: what is written meanwhile may be in it or not.
        var asOf = clock.instant();
        return registry.deployments().build(moment(asOf));
    }

    /** Takes a page and gets the one after it, empty when that was all. */
    private Optional<ChangePage> take(ChangePage page) {
        if (place != null && !page.epoch().equals(place.epoch())) {
            startOver();
            return registry.changes(null);
        }
        page.items().forEach(followed::put);
        place = page.end();
        taken.addAndGet(page.items().size());
        return page.more() ? registry.changes(place) : Optional.empty();
    }

    private void startOver() {
        followed = new HistoryBuilder();
        place = null;
        taken.set(0);
    }

    private static Instant moment(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }
}
