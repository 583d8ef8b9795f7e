package io.deployinsights.insights.health;

import io.deployinsights.insights.registry.Registry;
import io.deployinsights.insights.registry.cache.RedisProbe;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Asks the registry and Redis at the same time. */
@Component
class Probes {

    private final Dependency registry;
    private final Optional<Dependency> redis;

    Probes(Registry registry, Optional<RedisProbe> redis, MeterRegistry meters) {
        this.registry = new Dependency("registry", registry::isHealthy, meters);
        this.redis = redis.map(probe -> new Dependency("redis", probe::isConnected, meters));
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
        boolean registryIsConnected = Dependency.answers(registry.start());
        var redisState = redisProbe
                .map(probe -> Dependency.answers(probe) ? Health.CONNECTED : Health.DISCONNECTED)
                .orElse(Health.DISABLED);
        return Health.of(registryIsConnected, redisState, Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }
}
