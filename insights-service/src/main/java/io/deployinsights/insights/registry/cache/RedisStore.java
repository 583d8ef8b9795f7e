package io.deployinsights.insights.registry.cache;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import java.util.Optional;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.RedisTemplate;
import org.springframework.data.redis.serializer.RedisSerializer;

/** Bytes in Redis. A circuit breaker sees to it that one that hangs is not waited for again and again. */
class RedisStore {

    private final RedisTemplate<String, byte[]> redis = new RedisTemplate<>();
    private final CircuitBreaker breaker;

    RedisStore(RedisConnectionFactory connections, CircuitBreaker breaker) {
        this.breaker = breaker;
        redis.setConnectionFactory(connections);
        redis.setKeySerializer(RedisSerializer.string());
        redis.setValueSerializer(RedisSerializer.byteArray());
        redis.afterPropertiesSet();
    }

    /**
     * The bytes under a key, where there are some.
     *
     * @throws org.springframework.dao.DataAccessException when Redis can't be asked, or does not answer in time
     */
    Optional<byte[]> get(String key) {
        return breaker.executeSupplier(
                () -> Optional.ofNullable(redis.opsForValue().get(key)));
    }

    /**
     * Keeps bytes for a while.
     *
     * @throws org.springframework.dao.DataAccessException when Redis can't be asked, does not answer in time, or is full
     */
    void put(String key, byte[] value, Duration timeToLive) {
        breaker.executeRunnable(() -> redis.opsForValue().set(key, value, timeToLive));
    }
}
