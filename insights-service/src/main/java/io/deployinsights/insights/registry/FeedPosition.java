package io.deployinsights.insights.registry;

import java.time.Instant;

/**
 * A position in a registry's change feed.
 *
 * @param epoch of the page that ended here: in another epoch the position means nothing
 * @param cursor {@code next} of that page
 * @param asOf the moment of that page: everything up to here is known as it was then
 */
public record FeedPosition(String epoch, String cursor, Instant asOf) {}
