package io.deployinsights.insights.current;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class HistoryMetersTests {

    private static final HistoryProperties PROPERTIES =
            new HistoryProperties(Duration.ofSeconds(5), Duration.ofHours(1), Duration.ofMinutes(1));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ScriptedRegistry registry = new ScriptedRegistry();
    private final AtomicReference<Instant> now = new AtomicReference<>(ScriptedRegistry.NOW);
    private final PolledHistory history = new PolledHistory(registry, PROPERTIES, now::get, meters, List.of());

    HistoryMetersTests() {
        new HistoryMeters(history, now::get).bindTo(meters);
        registry.answers(ScriptedRegistry.page("e", "1", false, "a", "b"));
    }

    @Test
    void areUnknownBeforeThereIsAHistory() {
        assertThat(value("insights.history.deployments")).isNaN();
        assertThat(value("insights.history.age")).isNaN();
        assertThat(value("insights.history.stale")).isZero();
        assertThat(value("insights.feed.lag")).isZero();
    }

    @Test
    void areReadWithoutAskingTheRegistry() {
        history.current();
        now.updateAndGet(moment -> moment.plusSeconds(90));

        assertThat(value("insights.history.deployments")).isEqualTo(2);
        assertThat(value("insights.history.age")).isEqualTo(90);
        await().during(Duration.ofMillis(200)).until(() -> registry.asked.size() == 1);
    }

    @Test
    void areBroughtUpToDateWhileNobodyAsks() {
        history.current();
        registry.answers(ScriptedRegistry.page("e", "2", false, "c"));

        history.renewIfOld();
        assertThat(value("insights.history.deployments")).isEqualTo(2);
        now.updateAndGet(moment -> moment.plusSeconds(15));
        history.renewIfOld();

        await().untilAsserted(
                        () -> assertThat(value("insights.history.deployments")).isEqualTo(3));
    }

    private double value(String gauge) {
        return meters.get(gauge).gauge().value();
    }
}
