package io.deployinsights.insights.registry.cache;

import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.RedisTemplate;
import org.springframework.data.redis.serializer.RedisSerializer;

/** Bytes in Redis. A circuit breaker sees to it that one that hangs is not waited for again and again. */
class RedisStore {

    private static final String REDIS = "redis";

    private final RedisTemplate<String, byte[]> redis = new RedisTemplate<>();

    RedisStore(RedisConnectionFactory connections) {
        redis.setConnectionFactory(connections);
        redis.setKeySerializer(RedisSerializer.string());
        redis.setValueSerializer(RedisSerializer.byteArray());
        redis.afterPropertiesSet();
    }

    /**
     * The bytes under a key, null where there are none.
     *
     * @throws org.springframework.dao.DataAccessException when Redis can't be asked, or does not answer in time
     */
    @CircuitBreaker(name = REDIS)
    public byte @Nullable [] get(String key) {
        return redis.opsForValue().get(key);
    }

    /**
     * Keeps bytes for a while.
     *
     * @throws org.springframework.dao.DataAccessException when Redis can't be asked, does not answer in time, or is full
     */
    @CircuitBreaker(name = REDIS)
    public void put(String key, byte[] value, Duration timeToLive) {
        redis.opsForValue().set(key, value, timeToLive);
    }
}
