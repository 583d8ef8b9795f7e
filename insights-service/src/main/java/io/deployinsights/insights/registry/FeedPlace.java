package io.deployinsights.insights.registry;

import java.time.Instant;

/**
 * A place in a registry's change feed.
 *
 * @param epoch of the page that named the place: in another one it means nothing
 * @param cursor {@code next} of that page
 * @param asOf the moment of that page: whoever goes on from here knows what was there then
 */
public record FeedPlace(String epoch, String cursor, Instant asOf) {}
