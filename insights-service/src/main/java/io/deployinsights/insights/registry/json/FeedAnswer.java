package io.deployinsights.insights.registry.json;

import io.deployinsights.insights.deployment.Deployment;
import io.deployinsights.insights.registry.ChangePage;
import java.time.Instant;
import java.util.List;

/** What a registry answers when it is asked for changes: a {@link ChangePage} that does not know when it was asked for. */
public record FeedAnswer(String epoch, List<Deployment> items, String next, boolean more) {

    /** The page. */
    public ChangePage askedForAt(Instant moment) {
        return new ChangePage(epoch, items, next, more, moment);
    }
}
