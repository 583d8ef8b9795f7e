package io.deployinsights.insights.current;

import io.deployinsights.insights.deployment.Deployment;
import io.deployinsights.insights.history.HistoryBuilder;
import io.deployinsights.insights.registry.ChangePage;
import io.deployinsights.insights.registry.FeedPosition;
import io.deployinsights.insights.registry.FullList;
import io.deployinsights.insights.registry.Registry;
import io.deployinsights.insights.registry.RegistryRefused;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A registry whose change feed has the pages that a test has written, and breaks where there are none. */
final class ScriptedRegistry implements Registry {

    private final Deque<ChangePage> pages = new ArrayDeque<>();
    final List<@Nullable String> asked = new ArrayList<>();
    /** Everything scripted happened before this moment. */
    static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    boolean hasFeed = true;
    /** Whether cursors are those of another version. */
    boolean knowsNoCursor;

    /** Whether the feed is gone after the last scripted page. */
    boolean isGoneAfterItsAnswers;

    @Nullable
    List<Deployment> list = List.of();

    int lists;

    void answers(ChangePage... more) {
        pages.addAll(List.of(more));
    }

    @Override
    public Optional<ChangePage> changes(@Nullable FeedPosition after) {
        asked.add(after == null ? null : after.cursor());
        if (knowsNoCursor && after != null) {
            throw new RegistryRefused("The registry answered with status 400.", 400, null);
        }
        if (!hasFeed || (isGoneAfterItsAnswers && pages.isEmpty())) {
            return Optional.empty();
        }
        if (pages.isEmpty()) {
            throw new IllegalStateException("away");
        }
        return Optional.of(pages.remove());
    }

    @Override
    public Optional<FullList> deployments(@Nullable String known) {
        lists++;
        if (list == null) {
            throw new IllegalStateException("away");
        }
        var history = new HistoryBuilder();
        list.forEach(history::put);
        return Optional.of(new FullList(history, null));
    }

    @Override
    public Optional<String> epoch() {
        throw new UnsupportedOperationException("the reader learns the epoch from the pages");
    }

    @Override
    public Registry.Condition health() {
        return new Registry.Condition(true, null);
    }

    static ChangePage page(String epoch, String next, boolean more, String... ids) {
        var items = List.of(ids).stream().map(ScriptedRegistry::deployment).toList();
        return new ChangePage(epoch, items, next, more, NOW);
    }

    static Deployment deployment(String id) {
        return new Deployment(id, "api", null, null, null, null, null, NOW, null, null, null, null, null, null, false);
    }
}
