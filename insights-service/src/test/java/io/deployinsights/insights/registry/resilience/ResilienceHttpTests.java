package io.deployinsights.insights.registry.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpHandler;
import io.deployinsights.insights.RunningInsights;
import io.deployinsights.insights.StandInRegistry;
import io.deployinsights.insights.registry.Registry;
import io.deployinsights.insights.registry.RegistryNotAsked;
import io.deployinsights.insights.registry.RegistryRefused;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The decorators in the running application: without the aspects their annotations would say nothing and do nothing. */
class ResilienceHttpTests {

    private static final String UNTIL_TOLD =
            "resilience4j.circuitbreaker.instances.registry.wait-duration-in-open-state=1h";

    @AutoClose
    private static final StandInRegistry STAND_IN = new StandInRegistry().changes(page());

    @AutoClose
    private static final RunningInsights INSIGHTS = RunningInsights.before(STAND_IN.url(), UNTIL_TOLD);

    private final Registry registry = INSIGHTS.bean("resilientRegistry", Registry.class);
    private final CircuitBreaker breaker =
            INSIGHTS.bean(CircuitBreakerRegistry.class).circuitBreaker("registry");
    private final AtomicInteger asked = new AtomicInteger();

    @BeforeAll
    static void awaitTheFirstReading() {
        assertThat(INSIGHTS.get("/insights/latest").statusCode()).isEqualTo(200);
    }

    @BeforeEach
    void forgetEarlierFailures() {
        breaker.reset();
    }

    @ParameterizedTest
    @CsvSource({"500,3", "503,3", "429,3", "408,3", "400,1", "403,1", "302,1"})
    void asksAgainOnlyWhereThatMayHelp(int status, int attempts) {
        answer(StandInRegistry.status(status));

        assertThatExceptionOfType(RegistryRefused.class)
                .isThrownBy(() -> registry.changes(null))
                .withMessageEndingWith("answered with status " + status + ".");
        assertThat(asked).hasValue(attempts);
    }

    @Test
    void answersAfterAFailureAsIfThereWereNone() {
        answer(exchange -> {
            var answer = asked.get() == 1 ? StandInRegistry.breaksOffAfter("{") : page();
            answer.handle(exchange);
        });

        assertThat(registry.changes(null)).isPresent();
        assertThat(asked).hasValue(2);
    }

    @Test
    void countsEveryAttemptAndEndsThemOnceTheBreakerIsOpen() {
        answer(StandInRegistry.status(500));

        assertThatExceptionOfType(RegistryRefused.class).isThrownBy(() -> registry.changes(null));
        assertThat(breaker.getMetrics().getNumberOfFailedCalls()).isEqualTo(3);
        assertThatExceptionOfType(RegistryNotAsked.class).isThrownBy(() -> registry.changes(null));
        assertThat(asked).hasValue(5);
        assertThat(breaker.getState()).isEqualTo(State.OPEN);

        assertThatExceptionOfType(RegistryNotAsked.class).isThrownBy(registry::epoch);
        assertThatExceptionOfType(RegistryNotAsked.class).isThrownBy(() -> registry.deployments(null));
        assertThat(asked).hasValue(5);
        assertThat(registry.health().isHealthy()).isTrue();
    }

    @Test
    void asksARegistryThatWasSparedOnceAndGoesOnWhenThatGoesWell() {
        answer(StandInRegistry.status(403));
        breaker.transitionToOpenState();
        breaker.transitionToHalfOpenState();
        assertThatExceptionOfType(RegistryRefused.class).isThrownBy(() -> registry.changes(null));
        assertThat(breaker.getState()).isEqualTo(State.OPEN);
        assertThat(asked).hasValue(1);

        answer(page());
        breaker.transitionToHalfOpenState();
        assertThat(registry.changes(null)).isPresent();
        assertThat(breaker.getState()).isEqualTo(State.CLOSED);
    }

    @Test
    void keepsMoreThanAFewCallsAtOnceFromTheRegistryAndCountsThatForTheBreaker() {
        answer(page());
        var bulkhead = INSIGHTS.bean(BulkheadRegistry.class).bulkhead("registry");
        IntStream.range(0, 4)
                .forEach(i -> assertThat(bulkhead.tryAcquirePermission()).isTrue());

        try {
            assertThatExceptionOfType(RegistryNotAsked.class).isThrownBy(() -> registry.changes(null));
            assertThat(asked).hasValue(0);
            assertThat(breaker.getMetrics().getNumberOfFailedCalls()).isEqualTo(1);
        } finally {
            IntStream.range(0, 4).forEach(i -> bulkhead.releasePermission());
        }
        assertThat(registry.changes(null)).isPresent();
    }

    @Test
    void saysWhyTheRegistryIsSpared() {
        answer(StandInRegistry.status(500));

        try (var insights = RunningInsights.before(STAND_IN.url(), UNTIL_TOLD)) {
            for (int i = 0; i < 10; i++) {
                var answer = insights.get("/insights/latest");
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.body()).contains("answered with status 500");
            }
        }
        assertThat(asked).hasValue(5);
    }

    private void answer(HttpHandler handler) {
        STAND_IN.changes(exchange -> {
            asked.incrementAndGet();
            handler.handle(exchange);
        });
    }

    private static HttpHandler page() {
        return StandInRegistry.json("{\"epoch\":\"e\",\"items\":[],\"next\":\"1\",\"more\":false}");
    }
}
