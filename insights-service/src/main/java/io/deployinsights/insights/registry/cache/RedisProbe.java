package io.deployinsights.insights.registry.cache;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/** Asks Redis whether it is there, within the time that any command may take. */
public final class RedisProbe {

    private static final Logger LOG = LoggerFactory.getLogger(RedisProbe.class);

    private final RedisConnectionFactory connections;

    RedisProbe(RedisConnectionFactory connections) {
        this.connections = connections;
    }

    /** Whether it answers. */
    public boolean isConnected() {
        try (var connection = connections.getConnection()) {
            return connection.ping() != null;
        } catch (DataAccessException e) {
            LOG.debug("Redis does not answer", e);
            return false;
        }
    }
}
