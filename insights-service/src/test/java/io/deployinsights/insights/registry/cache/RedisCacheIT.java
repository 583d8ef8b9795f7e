package io.deployinsights.insights.registry.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deployinsights.insights.RunningInsights;
import io.deployinsights.insights.StandInRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Several insights, a registry that counts its requests, and a real Redis between them. */
@RedisNeeded
class RedisCacheIT {

    private final FeedStandIn feed = new FeedStandIn(5);

    @AutoClose
    private final StandInRegistry registry = new StandInRegistry().changes(feed);

    @AutoClose
    private final RedisServer redis = RedisServer.start();

    @Test
    void warmsUpFromRedisAndReadsOnlyTheTailFromTheRegistry() {
        try (var first = replica()) {
            assertThat(services(first)).hasSize(5);
            assertThat(feed.takeAsked()).startsWith("epoch", "", "e1-2", "e1-4");
            assertThat(pages(first, "miss")).isGreaterThanOrEqualTo(3);
            assertThat(pages(first, "hit")).isZero();
        }
        redis.send("DEL", "insights:feed:1:e1:10000:e1-4");
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
        try (var first = replica("1m");
                var second = replica("1m")) {
            assertThat(services(first)).hasSize(5);
            assertThat(services(second)).hasSize(5);

            assertThat(feed.takeAsked()).filteredOn("e1-4"::equals).hasSize(1);
        }
    }

    @Test
    void tellsTheMomentThatATailFromRedisIsOf() {
        try (var first = replica("1m")) {
            var moment = first.json("/insights/latest").get("asOf").asString();

            try (var second = replica("1m")) {
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

            redis.kill();
            feed.add("while-dead");
            await().untilAsserted(() -> assertThat(services(insights)).contains("while-dead"));
            assertDegraded(insights);
            assertThat(pages(insights, "error")).isPositive();

            redis.restart();
            feed.add("back");
            await().untilAsserted(() -> assertThat(services(insights)).contains("back"));
            await().untilAsserted(
                            () -> assertThat(insights.get("/health").body()).contains("\"redis\":\"connected\""));
        }
    }

    @Test
    void startsWithoutRedis() {
        redis.kill();

        try (var insights = replica()) {
            assertThat(services(insights)).hasSize(5);
            assertDegraded(insights);
            assertThat(insights.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void waitsForARedisThatHangsOnlyAFewTimes() {
        try (var insights = replica()) {
            assertThat(services(insights)).hasSize(5);

            redis.hang();
            feed.add("while-hanging");
            await().untilAsserted(() -> assertThat(services(insights)).contains("while-hanging"));
            assertDegraded(insights);
            redis.wakeUp();
        }
    }

    @Test
    void servesRightNumbersFromARedisThatIsFullFlushedOrDamaged() {
        try (var first = replica()) {
            assertThat(services(first)).hasSize(5);
        }
        redis.send("SET", "insights:feed:1:e1:10000:", "nonsense");
        redis.send("CONFIG", "SET", "maxmemory", "1");

        try (var insights = replica()) {
            assertThat(services(insights)).hasSize(5);
            assertThat(pages(insights, "error")).isGreaterThanOrEqualTo(2);

            redis.send("CONFIG", "SET", "maxmemory", "0");
            redis.send("FLUSHALL");
            feed.add("after-flush");
            await().untilAsserted(() ->
                    assertThat(services(insights)).contains("after-flush").hasSize(6));
        }
    }

    private RunningInsights replica() {
        return replica("20ms");
    }

    private RunningInsights replica(String tail) {
        return RunningInsights.before(
                registry.url(),
                "spring.data.redis.url=" + redis.url(),
                "insights.max-staleness=0s",
                "insights.cache.tail=" + tail);
    }

    private static List<String> services(RunningInsights insights) {
        var answer = insights.json("/insights/latest");
        assertThat(answer.path("stale").asBoolean(true)).as("%s", answer).isFalse();
        return StreamSupport.stream(answer.get("results").spliterator(), false)
                .map(result -> result.get("serviceName").asString())
                .toList();
    }

    private static void assertDegraded(RunningInsights insights) {
        var asked = Instant.now();
        var health = insights.get("/health");

        assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(3));
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body())
                .contains("\"status\":\"degraded\"", "\"registry\":\"connected\"", "\"redis\":\"disconnected\"");
    }

    private static double pages(RunningInsights insights, String result) {
        return insights.bean(MeterRegistry.class)
                .get("insights.cache.pages")
                .tag("result", result)
                .counter()
                .count();
    }

    private static double bytes(RunningInsights insights, String direction) {
        return insights.bean(MeterRegistry.class)
                .get("insights.cache.bytes")
                .tag("direction", direction)
                .counter()
                .count();
    }
}
