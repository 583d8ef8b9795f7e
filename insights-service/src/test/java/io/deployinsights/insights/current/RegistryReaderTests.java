package io.deployinsights.insights.current;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.deployinsights.insights.history.Deployment;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.history.HistoryBuilder;
import io.deployinsights.insights.registry.ChangePage;
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
    private final RegistryReader reader = new RegistryReader(registry);

    @Test
    void readsThePagesOfTheFeedToTheirEnd() {
        registry.answers(page("e", "1", true, "a", "b"), page("e", "2", false, "c"));

        assertThat(ids(reader.read(NOW))).containsExactly("a", "b", "c");
        assertThat(registry.asked).containsExactly(null, "1");
    }

    @Test
    void asksOnceWhenNothingIsNew() {
        registry.answers(page("e", "1", false, "a"), page("e", "1", false));
        reader.read(NOW);

        assertThat(ids(reader.read(NOW.plusSeconds(5)))).containsExactly("a");
        assertThat(registry.asked).containsExactly(null, "1");
    }

    @Test
    void tellsTheMomentOfAHistoryInWhichNothingIsNew() {
        registry.answers(page("e", "1", false, "a"), page("e", "1", false, "a"));
        reader.read(NOW);

        assertThat(reader.read(NOW.plusSeconds(5)).asOf()).isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void startsOverInAnotherEpoch() {
        registry.answers(page("e", "1", false, "a"), page("f", "7", false, "b"), page("f", "8", false, "c"));
        reader.read(NOW);

        assertThat(ids(reader.read(NOW))).containsExactly("c");
        assertThat(registry.asked).containsExactly(null, "1", null);
    }

    @Test
    void goesOnWhereAReadBrokeOff() {
        registry.answers(page("e", "1", true, "a"));
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> reader.read(NOW));

        registry.answers(page("e", "2", false, "b"));
        assertThat(ids(reader.read(NOW))).containsExactly("a", "b");
        assertThat(registry.asked).containsExactly(null, "1", "1");
    }

    @Test
    void readsTheWholeListWhereThereIsNoFeed() {
        registry.hasFeed = false;
        registry.list = List.of(deployment("a"), deployment("b"));

        assertThat(ids(reader.read(NOW))).containsExactly("a", "b");
    }

    @Test
    void startsOverWhenTheFeedIsThereAgain() {
        registry.answers(page("e", "1", false, "a"));
        reader.read(NOW);
        registry.hasFeed = false;
        reader.read(NOW);
        registry.hasFeed = true;
        registry.answers(page("e", "2", false, "b"));

        assertThat(ids(reader.read(NOW))).containsExactly("b");
        assertThat(registry.asked).containsExactly(null, "1", null);
    }

    private static ChangePage page(String epoch, String next, boolean more, String... ids) {
        var items = List.of(ids).stream().map(RegistryReaderTests::deployment).toList();
        return new ChangePage(epoch, items, next, more);
    }

    private static Deployment deployment(String id) {
        return new Deployment(id, "api", null, null, null, null, null, NOW, null, null, null, null, null, false);
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
        public Optional<ChangePage> changes(@Nullable String after) {
            asked.add(after);
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
        public boolean isHealthy() {
            return true;
        }
    }
}
