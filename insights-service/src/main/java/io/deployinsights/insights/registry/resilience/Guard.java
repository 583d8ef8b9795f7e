package io.deployinsights.insights.registry.resilience;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryRegistry;
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

    private final Retry retry;
    private final CircuitBreaker breaker;
    private final Bulkhead bulkhead;

    Guard(RetryRegistry retries, CircuitBreakerRegistry breakers, BulkheadRegistry bulkheads) {
        retry = retries.retry(REGISTRY);
        breaker = breakers.circuitBreaker(REGISTRY);
        bulkhead = bulkheads.bulkhead(REGISTRY);
    }

    /**
     * Makes a call.
     *
     * @throws io.github.resilience4j.circuitbreaker.CallNotPermittedException when the breaker is open
     * @throws io.github.resilience4j.bulkhead.BulkheadFullException when too many calls are under way
     */
    <T> T call(Supplier<T> read) {
        return retry.executeSupplier(() -> breaker.executeSupplier(() -> bulkhead.executeSupplier(read)));
    }
}
