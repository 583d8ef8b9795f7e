package io.deployinsights.registry.listing;

import io.deployinsights.registry.feed.Stamping;
import io.deployinsights.registry.store.DeploymentStore;
import io.deployinsights.registry.store.Place;
import io.deployinsights.registry.store.Stamps;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens listings. */
@Component
class Listings {

    /** What another program has just written is in its place by then, unless it is a whole database. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final DeploymentStore store;
    private final Stamps stamps;
    private final Stamping stamping;

    Listings(DeploymentStore store, Stamps stamps, Stamping stamping) {
        this.store = store;
        this.stamps = stamps;
        this.stamping = stamping;
    }

    /**
     * Opens a listing, newest start first. While a whole existing database is stamped, it is in the order of ids instead, and so
     * are all its pages: ids are all that doesn't change meanwhile, so that no deployment is skipped, and none comes twice.
     *
     * @param cursor where to go on, as an earlier listing gave it, null for the beginning
     * @param batchSize how many deployments to fetch at a time
     * @throws io.deployinsights.registry.problem.InvalidRequest if the cursor is none, or belongs to another selection
     */
    Listing open(Selection selection, @Nullable String cursor, int batchSize) {
        ListingCursor start = cursor == null ? null : ListingCursor.parse(cursor, selection);
        boolean inOrder = stamping.finishWithin(PATIENCE);
        Place after = start == null ? null : start.after();
        return new Listing(store, stamps, selection, start == null ? !inOrder : start.byId(), after, batchSize);
    }
}
