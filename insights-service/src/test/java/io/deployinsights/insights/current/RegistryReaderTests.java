package io.deployinsights.insights.current;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.deployinsights.insights.history.Deployment;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.history.HistoryBuilder;
import io.deployinsights.insights.registry.ChangePage;
import io.deployinsights.insights.registry.FeedPlace;
import io.deployinsights.insights.registry.Registry;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RegistryReaderTests {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

    private final ScriptedRegistry registry = new ScriptedRegistry();
    private final RegistryReader reader = new RegistryReader(registry, () -> NOW);

    @Test
    void readsThePagesOfTheFeedToTheirEnd() {
        registry.answers(page("e", "1", true, "a", "b"), page("e", "2", false, "c"));

        assertThat(ids(reader.read())).containsExactly("a", "b", "c");
        assertThat(registry.asked).containsExactly(null, "1");
    }

    @Test
    void asksOnceWhenNothingIsNew() {
        registry.answers(page("e", "1", false, "a"), page("e", "1", false));
        reader.read();

        assertThat(ids(reader.read())).containsExactly("a");
        assertThat(registry.asked).containsExactly(null, "1");
    }

    @Test
    void tellsTheMomentOfAHistoryInWhichNothingIsNew() {
        var later = NOW.plusSeconds(5);
        registry.answers(page("e", "1", false, "a"), new ChangePage("e", List.of(), "1", false, later));
        reader.read();

        assertThat(reader.read().asOf()).isEqualTo(later);
    }

    @Test
    void isAsNewAsTheLastOfItsPages() {
        var later = NOW.plusSeconds(5);
        registry.answers(page("e", "1", true, "a"), new ChangePage("e", List.of(), "2", false, later));

        assertThat(reader.read().asOf()).isEqualTo(later);
    }

    @Test
    void startsOverInAnotherEpoch() {
        registry.answers(page("e", "1", false, "a"), page("f", "7", false, "b"), page("f", "8", false, "c"));
        reader.read();

        assertThat(ids(reader.read())).containsExactly("c");
        assertThat(registry.asked).containsExactly(null, "1", null);
    }

    @Test
    void goesOnWhereAReadBrokeOff() {
        registry.answers(page("e", "1", true, "a"));
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> reader.read());

        registry.answers(page("e", "2", false, "b"));
        assertThat(ids(reader.read())).containsExactly("a", "b");
        assertThat(registry.asked).containsExactly(null, "1", "1");
    }

    @Test
    void readsTheWholeListWhereThereIsNoFeed() {
        registry.hasFeed = false;
        registry.list = List.of(deployment("a"), deployment("b"));

        assertThat(ids(reader.read())).containsExactly("a", "b");
    }

    @Test
    void startsOverWhenTheFeedIsThereAgain() {
        registry.answers(page("e", "1", false, "a"));
        reader.read();
        registry.hasFeed = false;
        reader.read();
        registry.hasFeed = true;
        registry.answers(page("e", "2", false, "b"));

        assertThat(ids(reader.read())).containsExactly("b");
        assertThat(registry.asked).containsExactly(null, "1", null);
    }

    private static ChangePage page(String epoch, String next, boolean more, String... ids) {
        var items = List.of(ids).stream().map(RegistryReaderTests::deployment).toList();
        return new ChangePage(epoch, items, next, more, NOW);
    }

    private static Deployment deployment(String id) {
        return new Deployment(id, "api", null, null, null, null, null, NOW, null, null, null, null, null, null, false);
    }

    private static List<String> ids(DeploymentHistory history) {
        return IntStream.range(0, history.size()).mapToObj(history::id).toList();
    }

    private static final class ScriptedRegistry implements Registry {

        private final Deque<ChangePage> pages = new ArrayDeque<>();
        private final List<String> asked = new ArrayList<>();
        private boolean hasFeed = true;
        private List<Deployment> list = List.of();

        void answers(ChangePage... more) {
            pages.addAll(List.of(more));
        }

        @Override
        public Optional<ChangePage> changes(@Nullable FeedPlace after) {
            asked.add(after == null ? null : after.cursor());
            if (!hasFeed) {
                return Optional.empty();
            }
            if (pages.isEmpty()) {
                throw new IllegalStateException("away");
            }
            return Optional.of(pages.remove());
        }

        @Override
        public HistoryBuilder deployments() {
            var history = new HistoryBuilder();
            list.forEach(history::put);
            return history;
        }

        @Override
        public Optional<String> epoch() {
            throw new UnsupportedOperationException("the reader learns the epoch from the pages");
        }

        @Override
        public boolean isHealthy() {
            return true;
        }
    }
}
