package io.deployinsights.insights.registry.cache;

import io.deployinsights.insights.registry.Registry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.SslOptions;
import io.lettuce.core.resource.Delay;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisProperties;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.util.StringUtils;

/** Only where a Redis is configured; otherwise nothing of it is there. */
@Configuration(proxyBeanMethods = false)
@Conditional(CacheConfiguration.RedisIsConfigured.class)
// Not @ImportAutoConfiguration: what the application excludes is left out of that as well.
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
    RedisStore redisStore(RedisConnectionFactory connections, CircuitBreakerRegistry breakers) {
        return new RedisStore(connections, breakers.circuitBreaker("redis"));
    }

    @Bean
    RedisProbe redisProbe(RedisConnectionFactory connections) {
        return new RedisProbe(connections);
    }

    /** A Redis that is back is found within two seconds, not by all replicas at the same moment. */
    @Bean
    ClientResourcesBuilderCustomizer looksForRedisOften() {
        return resources -> resources.reconnectDelay(
                Delay.fullJitter(Duration.ofMillis(100), Duration.ofSeconds(2), 100, TimeUnit.MILLISECONDS));
    }

    /** Where an authority is named, no other is trusted. */
    @Bean
    LettuceClientOptionsBuilderCustomizer trustsTheAuthority(CacheProperties properties, DataRedisProperties redis) {
        return options -> {
            if (StringUtils.hasText(properties.authority())) {
                var trusted = RedisAuthority.trust(properties.authority(), Objects.requireNonNull(redis.getUrl()));
                options.sslOptions(SslOptions.builder().trustManager(trusted).build());
            }
        };
    }

    /** While Redis is away a command fails at once instead of waiting in a queue. */
    @Bean
    LettuceClientOptionsBuilderCustomizer failsAtOnceWhileDisconnected() {
        return options -> options.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS);
    }

    /** An empty address counts as none, so that {@code REDIS_URL=} in an environment file works. */
    static final class RedisIsConfigured implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return StringUtils.hasText(context.getEnvironment().getProperty("spring.data.redis.url"));
        }
    }
}
