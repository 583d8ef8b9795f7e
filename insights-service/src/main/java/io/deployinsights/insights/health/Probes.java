package io.deployinsights.insights.health;

import io.deployinsights.insights.registry.Registry;
import io.deployinsights.insights.registry.cache.RedisProbe;
import io.deployinsights.support.build.Build;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Asks the registry and Redis at the same time. */
@Component
class Probes {

    private final Dependency<Registry.Condition> registry;
    private final Optional<Dependency<Boolean>> redis;
    private final Build build;

    Probes(Registry registry, Optional<RedisProbe> redis, Build build, MeterRegistry meters) {
        this.registry = new Dependency<>("registry", registry::health, Registry.Condition::isHealthy, meters);
        this.redis = redis.map(probe -> new Dependency<>("redis", probe::isConnected, connected -> connected, meters));
        this.build = build;
    }

    /** Keeps what the meters say of the dependencies from getting old while no request asks for the health. */
    @Scheduled(initialDelayString = "1s", fixedDelayString = "${insights.meters.interval}")
    void ask() {
        registry.start();
        redis.ifPresent(Dependency::start);
    }

    Health health() {
        // Both are started before either is waited for.
        var redisProbe = redis.map(Dependency::start);
        var registryHealth = Dependency.answer(registry.start()).orElse(Registry.Condition.UNHEALTHY);
        var redisState = redisProbe
                .map(probe -> Dependency.answer(probe).orElse(false) ? Health.CONNECTED : Health.DISCONNECTED)
                .orElse(Health.DISABLED);
        return Health.of(registryHealth, redisState, build, Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }
}
