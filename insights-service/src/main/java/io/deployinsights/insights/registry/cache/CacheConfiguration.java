package io.deployinsights.insights.registry.cache;

import io.deployinsights.insights.registry.Registry;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/** Only where a Redis is configured; otherwise nothing of it is there. */
@Configuration(proxyBeanMethods = false)
@Conditional(RedisConfigured.class)
@Import(DataRedisAutoConfiguration.class)
class CacheConfiguration {

    @Bean
    Registry cachedRegistry(
            @Qualifier("resilientRegistry") Registry registry,
            RedisStore store,
            CacheProperties properties,
            MeterRegistry meters) {
        return new CachedRegistry(registry, new FeedPages(store, properties, new CacheMeters(meters)));
    }

    @Bean
    RedisStore redisStore(RedisConnectionFactory connections) {
        return new RedisStore(connections);
    }

    @Bean
    RedisProbe redisProbe(RedisConnectionFactory connections) {
        return new RedisProbe(connections);
    }

    /** While Redis is away a command fails at once instead of waiting in a queue. */
    @Bean
    LettuceClientOptionsBuilderCustomizer failsAtOnceWhileDisconnected() {
        return options -> options.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS);
    }
}
