package io.deployinsights.insights.registry;

import io.deployinsights.insights.deployment.Deployment;
import java.time.Instant;
import java.util.List;

/**
 * A part of the registry's change feed.
 *
 * @param epoch another one once the registry's history itself was replaced: start over then
 * @param items the latest state of deployments, the earliest change first; one may come again, the later one wins
 * @param next where to go on
 * @param more whether there is more to read at once: then the page may be kept, because what it lacks comes again behind it
 * @param asOf a moment before the registry was asked for it
 */
public record ChangePage(String epoch, List<Deployment> items, String next, boolean more, Instant asOf) {

    /** Where to go on. */
    public FeedPosition end() {
        return new FeedPosition(epoch, next, asOf);
    }
}
