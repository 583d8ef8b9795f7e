package io.deployinsights.registry.feed;

import java.util.List;
import org.bson.Document;

/**
 * A part of the feed.
 *
 * @param epoch another one once history itself was replaced
 * @param items as stored, the earliest change first
 * @param next where to go on
 * @param more whether there is more behind {@code next} already; then all items have settled
 */
record FeedPage(String epoch, List<Document> items, FeedPosition next, boolean more) {}
