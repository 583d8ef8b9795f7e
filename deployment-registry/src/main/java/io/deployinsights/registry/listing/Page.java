package io.deployinsights.registry.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/**
 * One page of a listing.
 *
 * @param deployments as stored
 * @param next the cursor of the next page, empty after the last one
 */
record Page(List<Document> deployments, Optional<String> next) {

    /** Takes up to {@code limit} deployments; a few more in the rare case that no cursor can point behind the last of them. */
    static Page read(Listing listing, int limit) {
        List<Document> deployments = new ArrayList<>();
        while (listing.hasNext() && (deployments.size() < limit || !listing.hasCursor())) {
            deployments.add(listing.next());
        }
        return new Page(List.copyOf(deployments), listing.hasNext() ? Optional.of(listing.cursor()) : Optional.empty());
    }
}
