package io.deployinsights.insights.health;

import io.deployinsights.insights.registry.Registry;
import io.deployinsights.insights.registry.cache.RedisProbe;
import io.deployinsights.insights.sharing.SharedCall;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Asks the registry and Redis at the same time, each once for all who want to know meanwhile: one that hangs must not pile up calls, and
 * whatever has not answered in time counts as away.
 */
@Component
class Probes {

    private static final Duration PATIENCE = Duration.ofMillis(2_500);

    private final SharedCall<Boolean> registry;
    private final Optional<SharedCall<Boolean>> redis;

    Probes(Registry registry, Optional<RedisProbe> redis) {
        this.registry = new SharedCall<>("registry-probe", registry::isHealthy);
        this.redis = redis.map(probe -> new SharedCall<>("redis-probe", probe::isConnected));
    }

    Health health() {
        // Both are started before either is waited for.
        var redisProbe = redis.map(SharedCall::start);
        boolean registryIsConnected = answers(registry.start());
        var redisState = redisProbe
                .map(probe -> answers(probe) ? Health.CONNECTED : Health.DISCONNECTED)
                .orElse(Health.DISABLED);
        return Health.of(registryIsConnected, redisState, Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    private static boolean answers(SharedCall.Pending<Boolean> probe) {
        return probe.within(PATIENCE).orElse(false);
    }
}
