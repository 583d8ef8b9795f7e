package io.deployinsights.insights.registry.cache;

import io.deployinsights.support.AddressAnalyzer;
import io.lettuce.core.RedisURI;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

class RedisAddressAnalyzer extends AddressAnalyzer {

    RedisAddressAnalyzer(Environment environment) {
        super(
                environment,
                "spring.data.redis.url",
                "REDIS_URL",
                "no address of a Redis",
                "Set it to one such as redis://host:6379, or rediss://user:password@host:6379 for TLS; or"
                        + " leave it empty to do without Redis.");
    }

    @Override
    protected @Nullable String check(String address) {
        RedisURI.create(address);
        return null;
    }
}
