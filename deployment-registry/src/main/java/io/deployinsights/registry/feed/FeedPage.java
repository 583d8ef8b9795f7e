package io.deployinsights.registry.feed;

import java.util.List;

/**
 * A part of the feed.
 *
 * @param epoch another one once history itself was replaced
 * @param items as JSON, the earliest change first
 * @param next where to go on
 * @param more whether there is more behind {@code next} already, which then is another place than the last
 */
record FeedPage(String epoch, List<String> items, FeedCursor next, boolean more) {}
