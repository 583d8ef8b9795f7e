package io.deployinsights.insights.registry.cache;

import io.deployinsights.insights.history.HistoryBuilder;
import io.deployinsights.insights.registry.ChangePage;
import io.deployinsights.insights.registry.FeedPlace;
import io.deployinsights.insights.registry.Registry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A registry whose change feed is kept where all replicas find it.
 *
 * <p>Pages are known by epoch and place, so those of a history that was replaced are never found again; and whoever reads the feed
 * to its end learns the epoch of now from the registry itself, or from a page that is a second old.
 */
record CachedRegistry(Registry registry, FeedPages pages) implements Registry {

    /** No registry gives this cursor: it stands for the beginning. */
    private static final String BEGINNING = "";

    @Override
    public Optional<ChangePage> changes(@Nullable FeedPlace after) {
        var place = after == null ? registry.epoch().map(epoch -> new FeedPlace(epoch, BEGINNING)) : Optional.of(after);
        return place.flatMap(known -> pages.find(known).or(() -> ask(after, known)));
    }

    private Optional<ChangePage> ask(@Nullable FeedPlace after, FeedPlace place) {
        var page = registry.changes(after);
        page.filter(answer -> answer.epoch().equals(place.epoch())).ifPresent(answer -> pages.keep(place, answer));
        return page;
    }

    @Override
    public HistoryBuilder deployments() {
        return registry.deployments();
    }

    @Override
    public Optional<String> epoch() {
        return registry.epoch();
    }

    @Override
    public boolean isHealthy() {
        return registry.isHealthy();
    }
}
