package io.deployinsights.insights.registry.cache;

import io.deployinsights.insights.process.RedisContainer;
import org.testcontainers.junit.jupiter.Testcontainers;

/** With the Redis that docker-compose.yml names. */
@Testcontainers(disabledWithoutDocker = true)
class RedisContainerIT extends RedisCacheFacts {

    RedisContainerIT() {
        super(RedisContainer.host());
    }

    @Override
    RunningRedis startRedis(int port) {
        return RedisContainer.start(port)::stop;
    }
}
