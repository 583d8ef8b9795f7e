package io.deployinsights.insights.registry.resilience;

import io.github.resilience4j.bulkhead.annotation.Bulkhead;
import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import io.github.resilience4j.retry.annotation.Retry;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * What every reading call to the registry goes through, from the outside in: retry, circuit breaker, bulkhead. So every attempt counts
 * for the breaker, an open breaker ends the attempts, and waiting between attempts holds no place in the bulkhead.
 *
 * <p>The numbers are in {@code application.yml} under {@code resilience4j}. All of them see idempotent reads only.
 */
@Component
class Guard {

    private static final String REGISTRY = "registry";

    /**
     * Makes a call.
     *
     * @throws io.github.resilience4j.circuitbreaker.CallNotPermittedException when the breaker is open
     * @throws io.github.resilience4j.bulkhead.BulkheadFullException when too many calls are under way
     */
    @Retry(name = REGISTRY)
    @CircuitBreaker(name = REGISTRY)
    @Bulkhead(name = REGISTRY)
    public <T> T call(Supplier<T> read) {
        return read.get();
    }
}
