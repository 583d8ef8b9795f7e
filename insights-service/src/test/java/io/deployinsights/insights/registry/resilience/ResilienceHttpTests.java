package io.deployinsights.insights.registry.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpHandler;
import io.deployinsights.insights.RunningInsights;
import io.deployinsights.insights.StandInRegistry;
import io.deployinsights.insights.registry.Registry;
import io.deployinsights.insights.registry.RegistryRefused;
import io.deployinsights.insights.registry.RegistrySpared;
import io.deployinsights.insights.registry.RegistryUnavailable;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

    @AutoClose
    private static final StandInRegistry STAND_IN = new StandInRegistry().changes(page());

    @AutoClose
    private static final RunningInsights INSIGHTS = RunningInsights.before(
            STAND_IN.url(),
            "insights.registry.read-timeout=1s",
            "resilience4j.circuitbreaker.instances.registry.wait-duration-in-open-state=1s");

    private final Registry registry = INSIGHTS.bean("resilientRegistry", Registry.class);
    private final AtomicInteger asked = new AtomicInteger();

    @BeforeAll
    static void awaitTheFirstReading() {
        assertThat(INSIGHTS.get("/insights/latest").statusCode()).isEqualTo(200);
    }

    @BeforeEach
    void forgetWhatHappened() {
        INSIGHTS.bean(CircuitBreakerRegistry.class).circuitBreaker("registry").reset();
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
    void answersAfterOneFailureAsIfThereWereNone() {
        answer(exchange -> {
            var answer = asked.get() == 1 ? StandInRegistry.breaksOffAfter("{") : page();
            answer.handle(exchange);
        });

        assertThat(registry.changes(null)).isPresent();
        assertThat(asked).hasValue(2);
    }

    @Test
    void sparesARegistryThatKeepsFailingUntilOneAttemptGoesWell() {
        answer(StandInRegistry.status(500));
        IntStream.range(0, 3)
                .forEach(i ->
                        assertThatExceptionOfType(RegistryUnavailable.class).isThrownBy(() -> registry.changes(null)));
        int before = asked.get();

        assertThatExceptionOfType(RegistrySpared.class).isThrownBy(() -> registry.changes(null));
        assertThatExceptionOfType(RegistrySpared.class).isThrownBy(registry::epoch);
        assertThat(asked).hasValue(before);

        answer(page());
        await().ignoreExceptionsInstanceOf(RegistrySpared.class)
                .until(() -> registry.changes(null).isPresent());
        assertThat(registry.isHealthy()).isTrue();
    }

    @Test
    void keepsAllButAFewCallsFromARegistryThatHangs() {
        STAND_IN.changes(STAND_IN.hangs());

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 10)
                    .mapToObj(i -> threads.submit(() -> registry.changes(null)))
                    .toList();

            await().until(() -> calls.stream().filter(Future::isDone).count() == 6);
            assertThat(calls)
                    .filteredOn(Future::isDone)
                    .allSatisfy(call -> assertThat(call.exceptionNow()).isInstanceOf(RegistrySpared.class));
        }
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
