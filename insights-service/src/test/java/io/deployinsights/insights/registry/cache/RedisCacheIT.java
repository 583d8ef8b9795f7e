package io.deployinsights.insights.registry.cache;

import io.deployinsights.insights.process.RedisProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** With the Redis that this machine has. */
@EnabledIf(
        value = "io.deployinsights.insights.process.RedisProcess#isThereOrHasToBe",
        disabledReason = "redis-server is not installed: make doctor says how to get it")
class RedisCacheIT extends RedisCacheFacts {

    @TempDir
    private Path folder;

    RedisCacheIT() {
        super("127.0.0.1");
    }

    @Override
    RunningRedis startRedis(int port) {
        return RedisProcess.start(port, folder).awaitListening()::close;
    }
}
