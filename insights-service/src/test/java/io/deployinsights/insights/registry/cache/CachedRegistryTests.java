package io.deployinsights.insights.registry.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.deployment.Deployment;
import io.deployinsights.insights.registry.ChangePage;
import io.deployinsights.insights.registry.FeedPosition;
import io.deployinsights.insights.registry.FullList;
import io.deployinsights.insights.registry.Registry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

class CachedRegistryTests {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final String KEYS = "insights:feed:%s:e:10000:".formatted(PageFormat.VERSION);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final FakeStore store = new FakeStore();
    private final FakeRegistry registry = new FakeRegistry();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final CachedRegistry cached = new CachedRegistry(
            registry, new FeedPages(store, new CacheProperties(WEEK, SECOND, ""), new CacheMeters(meters)));

    @Test
    void asksForTheEpochAloneWhereTheBeginningIsKept() {
        registry.answer = page("e", "1", true, NOW);
        assertThat(cached.changes(null)).hasValue(registry.answer);
        assertThat(registry.takeAsked()).containsExactly("epoch", "beginning");

        assertThat(cached.changes(null)).hasValue(registry.answer);
        assertThat(registry.takeAsked()).containsExactly("epoch");
        assertThat(pages("hit")).isEqualTo(1);
        assertThat(pages("miss")).isEqualTo(1);
    }

    @Test
    void keepsFullPagesForLongAndTheLastOneForASecond() {
        registry.answer = page("e", "1", true, NOW);
        cached.changes(place("e", "0"));
        registry.answer = page("e", "2", false, NOW);
        cached.changes(place("e", "1"));

        assertThat(store.timesToLive).containsOnly(Map.entry(KEYS + "0", WEEK), Map.entry(KEYS + "1", SECOND));
    }

    @Test
    void findsNothingOfAnotherEpochAndKeepsNothingUnderTheWrongOne() {
        registry.answer = page("e", "1", true, NOW);
        cached.changes(place("e", "0"));
        registry.answer = page("f", "1", true, NOW);

        assertThat(cached.changes(place("f", "0"))).hasValue(registry.answer);

        store.timesToLive.clear();
        assertThat(cached.changes(place("e", "9"))).hasValue(registry.answer);
        assertThat(store.timesToLive).isEmpty();
    }

    @Test
    void takesNothingBackThatWasSeenAlready() {
        registry.answer = page("e", "1", false, NOW);
        cached.changes(place("e", "1"));
        registry.takeAsked();
        registry.answer = page("e", "1", false, NOW.plusSeconds(1));

        assertThat(cached.changes(new FeedPosition("e", "1", NOW.plusMillis(1))))
                .hasValue(registry.answer);
        assertThat(registry.takeAsked()).containsExactly("1");
    }

    @Test
    void takesAFullPageHoweverOldItIs() {
        var kept = page("e", "2", true, NOW);
        registry.answer = kept;
        cached.changes(place("e", "1"));
        registry.takeAsked();

        assertThat(cached.changes(new FeedPosition("e", "1", NOW.plusSeconds(1))))
                .hasValue(kept);
        assertThat(registry.takeAsked()).isEmpty();
    }

    @Test
    void asksTheRegistryWhereTheKeptPageIsDamaged() {
        store.bytes.put(KEYS + "0", "nonsense".getBytes(StandardCharsets.UTF_8));
        registry.answer = page("e", "1", true, NOW);

        assertThat(cached.changes(place("e", "0"))).hasValue(registry.answer);
        assertThat(pages("error")).isEqualTo(1);
        assertThat(cached.changes(place("e", "0"))).hasValue(registry.answer);
        assertThat(registry.takeAsked()).containsExactly("0");
    }

    @Test
    void keepsNothingOfARegistryWithoutAFeed() {
        registry.epoch = Optional.empty();

        assertThat(cached.changes(null)).isEmpty();
        assertThat(store.bytes).isEmpty();
    }

    @Test
    void countsBytes() {
        registry.answer = page("e", "1", true, NOW);
        cached.changes(place("e", "0"));
        cached.changes(place("e", "0"));

        double written = store.bytes.get(KEYS + "0").length;
        assertThat(bytes("written")).isEqualTo(written);
        assertThat(bytes("read")).isEqualTo(written);
    }

    private double pages(String result) {
        return meters.get("insights.cache.pages")
                .tag("result", result)
                .counter()
                .count();
    }

    private double bytes(String direction) {
        return meters.get("insights.cache.bytes")
                .tag("direction", direction)
                .counter()
                .count();
    }

    private static FeedPosition place(String epoch, String cursor) {
        return new FeedPosition(epoch, cursor, Instant.EPOCH);
    }

    private static ChangePage page(String epoch, String next, boolean more, Instant asOf) {
        var deployment = new Deployment(
                "a", "api", null, null, null, null, null, asOf, null, null, null, null, null, null, false);
        return new ChangePage(epoch, List.of(deployment), next, more, asOf);
    }

    /** A map in the place of Redis, in which nothing expires. */
    private static final class FakeStore extends RedisStore {

        private final Map<String, byte[]> bytes = new HashMap<>();
        private final Map<String, Duration> timesToLive = new HashMap<>();

        FakeStore() {
            super(new LettuceConnectionFactory(), CircuitBreaker.ofDefaults("redis"));
        }

        @Override
        Optional<byte[]> get(String key) {
            return Optional.ofNullable(bytes.get(key));
        }

        @Override
        void put(String key, byte[] value, Duration timeToLive) {
            bytes.put(key, value);
            timesToLive.put(key, timeToLive);
        }
    }

    private static final class FakeRegistry implements Registry {

        private final List<String> asked = new ArrayList<>();
        private Optional<String> epoch = Optional.of("e");
        private @Nullable ChangePage answer;

        List<String> takeAsked() {
            var taken = List.copyOf(asked);
            asked.clear();
            return taken;
        }

        @Override
        public Optional<ChangePage> changes(@Nullable FeedPosition after) {
            asked.add(after == null ? "beginning" : after.cursor());
            return Optional.ofNullable(answer);
        }

        @Override
        public Optional<String> epoch() {
            asked.add("epoch");
            return epoch;
        }

        @Override
        public Optional<FullList> deployments(@Nullable String known) {
            throw new UnsupportedOperationException("only the feed is cached");
        }

        @Override
        public Registry.Condition health() {
            return new Registry.Condition(true, null);
        }
    }
}
