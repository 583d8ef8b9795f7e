package io.deployinsights.insights.registry.cache;

import io.deployinsights.insights.registry.ChangePage;
import io.deployinsights.insights.registry.FeedPosition;
import io.deployinsights.insights.registry.FullList;
import io.deployinsights.insights.registry.Registry;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A registry whose change feed is kept where all replicas find it.
 *
 * <p>Pages are known by epoch and place, so those of a history that was replaced are never found again. The registry itself is
 * asked where to begin, and for what comes at the end unless another replica has asked a second ago.
 */
record CachedRegistry(Registry registry, FeedPages pages) implements Registry {

    /** No registry gives this cursor: it stands for the beginning. */
    private static final String BEGINNING = "";

    @Override
    public Optional<ChangePage> changes(@Nullable FeedPosition after) {
        return beginning(after)
                .flatMap(place ->
                        pages.find(place).filter(page -> isUsable(page, place)).or(() -> ask(after, place)));
    }

    private Optional<FeedPosition> beginning(@Nullable FeedPosition after) {
        return after == null
                ? registry.epoch().map(epoch -> new FeedPosition(epoch, BEGINNING, Instant.EPOCH))
                : Optional.of(after);
    }

    /**
     * A full page that is kept is as good as a new one: what has changed since comes again after it. The last page is not, when it is older
     * than what was read before: it would take that back.
     */
    private static boolean isUsable(ChangePage page, FeedPosition place) {
        return page.epoch().equals(place.epoch())
                && (page.more() || !page.asOf().isBefore(place.asOf()));
    }

    private Optional<ChangePage> ask(@Nullable FeedPosition after, FeedPosition place) {
        var page = registry.changes(after);
        page.filter(answer -> answer.epoch().equals(place.epoch())).ifPresent(answer -> pages.keep(place, answer));
        return page;
    }

    @Override
    public Optional<FullList> deployments(@Nullable String known) {
        return registry.deployments(known);
    }

    @Override
    public Optional<String> epoch() {
        return registry.epoch();
    }

    @Override
    public Registry.Condition health() {
        return registry.health();
    }
}
