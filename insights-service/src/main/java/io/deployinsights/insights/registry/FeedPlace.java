package io.deployinsights.insights.registry;

/**
 * A place in a registry's change feed.
 *
 * @param epoch of the page that named the place: in another one it means nothing
 * @param cursor {@code next} of that page
 */
public record FeedPlace(String epoch, String cursor) {}
