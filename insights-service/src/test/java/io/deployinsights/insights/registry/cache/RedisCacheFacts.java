package io.deployinsights.insights.registry.cache;

import static io.deployinsights.insights.registry.cache.Replicas.assertDegraded;
import static io.deployinsights.insights.registry.cache.Replicas.bytes;
import static io.deployinsights.insights.registry.cache.Replicas.health;
import static io.deployinsights.insights.registry.cache.Replicas.pages;
import static io.deployinsights.insights.registry.cache.Replicas.services;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deployinsights.insights.RunningInsights;
import io.deployinsights.insights.StandInRegistry;
import io.deployinsights.insights.process.RedisProcess;
import io.deployinsights.insights.process.ServerProcess;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several insights, a registry that counts its requests, and a real Redis between them, however it is run. */
abstract class RedisCacheFacts {

    private final String redisHost;
    private final int redisPort = ServerProcess.freePort();

    private final FeedStandIn feed = new FeedStandIn(5);

    @AutoClose
    private final StandInRegistry registry = new StandInRegistry().changes(feed);

    @AutoClose
    private RunningRedis redis;

    RedisCacheFacts(String redisHost) {
        this.redisHost = redisHost;
    }

    /** Closing it kills it. */
    @FunctionalInterface
    interface RunningRedis extends AutoCloseable {
        @Override
        void close();
    }

    /** Starts one with nothing in it, and waits until it listens. */
    abstract RunningRedis startRedis(int port);

    @BeforeEach
    void startRedis() {
        redis = startRedis(redisPort);
    }

    @Test
    void warmsUpFromRedisAndReadsOnlyTheTailFromTheRegistry() {
        try (var first = replica()) {
            assertThat(services(first)).hasSize(5);
            assertThat(feed.takeAsked()).startsWith("epoch", "", "e1-2", "e1-4");
            assertThat(pages(first, "miss")).isGreaterThanOrEqualTo(3);
            assertThat(pages(first, "hit")).isZero();
        }
        command("SET insights:feed:3:e1:10000:e1-4 expired PXAT 1");
        feed.takeAsked();

        try (var second = replica()) {
            assertThat(services(second)).hasSize(5);

            assertThat(feed.takeAsked()).startsWith("epoch", "e1-4").doesNotContain("", "e1-2");
            assertThat(pages(second, "hit")).isEqualTo(2);
            assertThat(bytes(second, "read")).isPositive();
            assertThat(bytes(second, "written")).isPositive();
        }
    }

    @Test
    void asksTheRegistryOnceForReplicasThatAskAtTheSameTime() {
        try (var first = replicaWithTail("1m");
                var second = replicaWithTail("1m")) {
            assertThat(services(first)).hasSize(5);
            assertThat(services(second)).hasSize(5);

            assertThat(feed.takeAsked()).filteredOn("e1-4"::equals).hasSize(1);
        }
    }

    @Test
    void answersWithTheMomentOfATailFromRedis() {
        try (var first = replicaWithTail("1m")) {
            // What was read at its start may have been young enough for this; the next question is after it.
            assertThat(services(first)).hasSize(5);
            var moment = first.json("/insights/latest").get("asOf").asString();

            try (var second = replicaWithTail("1m")) {
                assertThat(second.json("/insights/latest").get("asOf").asString())
                        .isEqualTo(moment);
            }
        }
    }

    @Test
    void neverMixesHistories() {
        try (var insights = replica()) {
            assertThat(services(insights)).hasSize(5);

            feed.restore("e2", "another");

            await().untilAsserted(() -> assertThat(services(insights)).containsExactly("another"));
        }
        try (var newcomer = replica()) {
            assertThat(services(newcomer)).containsExactly("another");
        }
    }

    @Test
    void seesWhatIsNewWhenTheTailHasExpired() {
        try (var insights = replica()) {
            assertThat(services(insights)).hasSize(5);

            feed.add("new");

            await().untilAsserted(
                            () -> assertThat(services(insights)).contains("new").hasSize(6));
        }
    }

    @Test
    void worksOnWithoutRedisAndWithItAgain() {
        try (var insights = replica()) {
            assertThat(services(insights)).hasSize(5);
            assertThat(insights.get("/health").body()).contains("\"redis\":\"connected\"");

            redis.close();
            feed.add("while-dead");
            await().untilAsserted(() -> assertThat(services(insights)).contains("while-dead"));
            assertDegraded(insights);
            assertThat(pages(insights, "error")).isPositive();

            startRedis();
            feed.add("back");
            await().untilAsserted(() -> assertThat(services(insights)).contains("back"));
            await().untilAsserted(
                            () -> assertThat(insights.get("/health").body()).contains("\"redis\":\"connected\""));
        }
    }

    @Test
    void startsWithoutRedis() {
        redis.close();

        try (var insights = replica()) {
            assertThat(services(insights)).hasSize(5);
            assertDegraded(insights);
            assertThat(insights.get("/readyz").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void waitsForARedisThatHangsOnlyAFewTimes() {
        try (var insights = impatientReplica()) {
            assertThat(services(insights)).hasSize(5);

            var breaker = insights.bean(CircuitBreakerRegistry.class).circuitBreaker("redis");
            command("CLIENT PAUSE 60000 ALL");
            feed.add("while-hanging");
            await().untilAsserted(() -> {
                assertThat(services(insights)).contains("while-hanging");
                assertThat(breaker.getState()).isEqualTo(State.OPEN);
            });
            assertDegraded(insights);
            try (var newcomer = impatientReplica()) {
                await().untilAsserted(() -> assertThat(services(newcomer)).contains("while-hanging"));
            }

            registry.probes(registry.hangs());
            assertThat(health(insights).statusCode()).isEqualTo(503);
        }
    }

    @Test
    void servesRightNumbersFromARedisThatIsFullFlushedOrDamaged() {
        try (var first = replica()) {
            assertThat(services(first)).hasSize(5);
        }
        command("SET insights:feed:3:e1:10000: nonsense");
        command("CONFIG SET maxmemory 1");

        try (var insights = replica()) {
            assertThat(services(insights)).hasSize(5);
            assertThat(pages(insights, "error")).isGreaterThanOrEqualTo(2);

            command("CONFIG SET maxmemory 0");
            command("FLUSHALL");
            feed.add("after-flush");
            await().untilAsserted(() ->
                    assertThat(services(insights)).contains("after-flush").hasSize(6));
        }
    }

    private void command(String command) {
        RedisProcess.command(redisHost, redisPort, command);
    }

    private RunningInsights replica() {
        return replicaWithTail("20ms");
    }

    /** On a busy machine Redis may take its time; what is done about that has a test of its own. */
    private RunningInsights replicaWithTail(String tail) {
        return replica(
                "insights.cache.tail=" + tail,
                "spring.data.redis.connect-timeout=10s",
                "spring.data.redis.timeout=10s",
                "resilience4j.circuitbreaker.instances.redis.slow-call-duration-threshold=10s");
    }

    private RunningInsights impatientReplica() {
        return replica("insights.cache.tail=20ms", "spring.data.redis.timeout=500ms");
    }

    private RunningInsights replica(String... settings) {
        return RunningInsights.before(
                registry.url(),
                Stream.concat(
                                Stream.of(
                                        "spring.data.redis.url=redis://" + redisHost + ":" + redisPort,
                                        "insights.max-staleness=0s",
                                        "insights.patience=1m"),
                                Stream.of(settings))
                        .toArray(String[]::new));
    }
}
