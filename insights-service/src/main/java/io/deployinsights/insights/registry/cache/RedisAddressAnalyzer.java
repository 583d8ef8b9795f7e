package io.deployinsights.insights.registry.cache;

import io.lettuce.core.RedisURI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.env.Environment;

/** Says in two sentences that Redis has no such address, instead of in a stack trace. */
class RedisAddressAnalyzer implements FailureAnalyzer {

    private static final String PROPERTY = "spring.data.redis.url";
    private static final String CREDENTIALS = "://[^/]*@";

    private final Environment environment;

    RedisAddressAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        var url = environment.getProperty(PROPERTY, "");
        var reason = reason(url);
        return url.isBlank() || reason == null
                ? null
                : new FailureAnalysis(
                        "REDIS_URL (%s) is \"%s\", which is no address of a Redis: %s."
                                .formatted(PROPERTY, url.replaceAll(CREDENTIALS, "://***@"), reason),
                        "Set it to one such as redis://host:6379, or rediss://user:password@host:6379 for TLS; or"
                                + " leave it empty to do without Redis.",
                        failure);
    }

    /** What is wrong with it; null where it can be understood. */
    private static @Nullable String reason(String url) {
        try {
            RedisURI.create(url);
            return null;
        } catch (IllegalArgumentException wrong) {
            return String.valueOf(wrong.getMessage()).replaceAll("[.\\s]+$", "").replaceAll(CREDENTIALS, "://***@");
        }
    }
}
