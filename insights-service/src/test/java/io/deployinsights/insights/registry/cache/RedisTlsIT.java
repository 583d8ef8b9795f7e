package io.deployinsights.insights.registry.cache;

import static io.deployinsights.insights.registry.cache.Replicas.assertDegraded;
import static io.deployinsights.insights.registry.cache.Replicas.pages;
import static io.deployinsights.insights.registry.cache.Replicas.services;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.RunningInsights;
import io.deployinsights.insights.StandInRegistry;
import io.deployinsights.insights.process.Authority;
import io.deployinsights.insights.process.RedisProcess;
import io.deployinsights.insights.process.ServerProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Insights before a real Redis with TLS, whose certificate is of an authority that nobody knows, as a managed one's is. */
@EnabledIf(
        value = "io.deployinsights.insights.process.RedisProcess#isThereOrHasToBe",
        disabledReason = "redis-server is not installed: make doctor says how to get it")
class RedisTlsIT {

    @TempDir
    private static Path ours;

    @TempDir
    private static Path theirs;

    private static Authority authority;
    private static Authority another;

    @TempDir
    private Path folder;

    @AutoClose
    private final StandInRegistry registry = new StandInRegistry().changes(new FeedStandIn(5));

    @BeforeAll
    static void foundAuthorities() {
        authority = Authority.in(ours);
        another = Authority.in(theirs);
    }

    @Test
    void sharesPagesThroughTls() {
        try (var redis = redis(authority, "ip:127.0.0.1")) {
            try (var first = insights(redis, authority.certificate())) {
                assertThat(services(first)).hasSize(5);
                assertThat(first.get("/health").body()).contains("\"redis\":\"connected\"");
            }
            try (var second = insights(redis, authority.certificate())) {
                assertThat(services(second)).hasSize(5);
                assertThat(pages(second, "hit")).isEqualTo(2);
            }
        }
    }

    @Test
    void trustsEachOfSeveralAuthorities() {
        try (var redis = redis(authority, "ip:127.0.0.1");
                var insights = insights(redis, another.certificate() + authority.certificate())) {
            assertThat(services(insights)).hasSize(5);
            assertThat(insights.get("/health").body()).contains("\"redis\":\"connected\"");
        }
    }

    @Test
    void doesWithoutARedisOfAnotherAuthority() {
        try (var redis = redis(another, "ip:127.0.0.1")) {
            assertDoesWithout(redis, authority.certificate());
        }
    }

    @Test
    void doesWithoutARedisWhoseCertificateIsThatOfAnotherHost() {
        try (var redis = redis(authority, "dns:redis.example")) {
            assertDoesWithout(redis, authority.certificate());
        }
    }

    @Test
    void trustsNobodyNewWhereNoAuthorityIsNamed() {
        try (var redis = redis(authority, "ip:127.0.0.1")) {
            assertDoesWithout(redis, "");
        }
    }

    private void assertDoesWithout(ServerProcess redis, String trusted) {
        try (var insights = insights(redis, trusted)) {
            assertThat(services(insights)).hasSize(5);
            assertThat(pages(insights, "error")).isPositive();
            assertDegraded(insights);
        }
    }

    private ServerProcess redis(Authority authority, String address) {
        return RedisProcess.startWithTls(ServerProcess.freePort(), folder, authority.sign(address))
                .awaitListening();
    }

    /** On a busy machine Redis may take its time. */
    private RunningInsights insights(ServerProcess redis, String trusted) {
        return RunningInsights.before(
                registry.url(),
                "spring.data.redis.url=rediss://127.0.0.1:" + redis.port(),
                "REDIS_CA=" + trusted,
                "insights.cache.tail=20ms",
                "insights.max-staleness=0s",
                "insights.patience=1m",
                "spring.data.redis.connect-timeout=10s",
                "spring.data.redis.timeout=10s",
                "resilience4j.circuitbreaker.instances.redis.slow-call-duration-threshold=10s");
    }
}
