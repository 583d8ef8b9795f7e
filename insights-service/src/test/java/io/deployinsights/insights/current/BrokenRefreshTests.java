package io.deployinsights.insights.current;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deployinsights.insights.StandInRegistry;
import io.deployinsights.insights.registry.ChangePage;
import io.deployinsights.insights.registry.FeedPosition;
import io.deployinsights.insights.registry.FullList;
import io.deployinsights.insights.registry.Registry;
import io.deployinsights.insights.registry.http.Registries;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What nobody has foreseen: it goes wrong behind the answers. */
class BrokenRefreshTests {

    private static final HistoryProperties PROPERTIES =
            new HistoryProperties(Duration.ofSeconds(5), Duration.ofHours(1), Duration.ofMinutes(1));

    @AutoClose
    private final StandInRegistry standIn = new StandInRegistry();

    private final Registry registry = Registries.at(standIn.url());
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-04-14T09:00:00Z"));

    @Test
    void isTheEarlierOneWhateverGoesWrongInARefresh() {
        var failing = new AtomicReference<Throwable>();
        var broken = history(PROPERTIES, new FailingRegistry(registry, failing, new AtomicInteger()));
        var earlier = broken.current().history();

        for (var failure : List.of(new IllegalStateException("no"), new StackOverflowError(), new OutOfMemoryError())) {
            failing.set(failure);
            pass(Duration.ofSeconds(6));
            assertThat(broken.current().stale()).isTrue();
            assertThat(broken.current().history()).isSameAs(earlier);
        }

        failing.set(null);
        pass(Duration.ofSeconds(6));
        await().until(() -> !broken.current().stale());
    }

    @Test
    void isNotKeptFromAnswersByAFollowerThatFails() {
        var followed = new PolledHistory(registry, PROPERTIES, now::get, new SimpleMeterRegistry(), List.of(history -> {
            throw new IllegalStateException("can't follow");
        }));

        assertThat(followed.current().stale()).isFalse();
    }

    @Test
    void leavesARegistryAloneForASecondWhoseAnswersMakeNoSense() {
        var failing = new AtomicReference<Throwable>();
        var asked = new AtomicInteger();
        var broken = history(PROPERTIES, new FailingRegistry(registry, failing, asked));
        broken.current();
        failing.set(new IllegalStateException("no sense"));
        pass(Duration.ofSeconds(6));
        broken.current();
        assertThat(asked).hasValue(2);

        IntStream.range(0, 100)
                .forEach(i -> assertThat(broken.current().stale()).isTrue());
        assertThat(asked).hasValue(2);

        pass(Duration.ofSeconds(1));
        broken.current();
        await().until(() -> asked.get() == 3);
    }

    private void pass(Duration time) {
        now.updateAndGet(moment -> moment.plus(time));
    }

    private PolledHistory history(HistoryProperties properties, Registry broken) {
        return new PolledHistory(broken, properties, now::get, new SimpleMeterRegistry(), List.of());
    }

    /** A registry that is as broken as a test wants it. */
    private record FailingRegistry(Registry registry, AtomicReference<Throwable> failing, AtomicInteger asked)
            implements Registry {

        @Override
        public Optional<FullList> deployments(@Nullable String known) {
            asked.incrementAndGet();
            if (failing.get() instanceof RuntimeException failure) {
                throw failure;
            } else if (failing.get() instanceof Error error) {
                throw error;
            }
            return registry.deployments(known);
        }

        @Override
        public Optional<ChangePage> changes(@Nullable FeedPosition after) {
            return Optional.empty();
        }

        @Override
        public Optional<String> epoch() {
            return Optional.empty();
        }

        @Override
        public Registry.Condition health() {
            return registry.health();
        }
    }
}
