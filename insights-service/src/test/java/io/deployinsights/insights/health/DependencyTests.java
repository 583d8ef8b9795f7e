package io.deployinsights.insights.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DependencyTests {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicBoolean up = new AtomicBoolean(true);
    private final Dependency<Boolean> dependency =
            new Dependency<>("store", this::answer, answered -> answered, meters);

    @Test
    void isMeteredAsItAnsweredLast() {
        assertThat(gauge()).isNaN();
        assertThat(Dependency.answer(dependency.start())).contains(true);
        assertThat(gauge()).isEqualTo(1);

        up.set(false);
        assertThat(gauge()).isEqualTo(1);
        assertThat(Dependency.answer(dependency.start())).contains(false);
        assertThat(gauge()).isZero();
    }

    @Test
    void isNotAskedByAScrape() {
        assertThat(gauge()).isNaN();

        await().during(Duration.ofMillis(200)).until(() -> asked.get() == 0);
    }

    private boolean answer() {
        asked.incrementAndGet();
        return up.get();
    }

    private double gauge() {
        return meters.get("dependency.up").gauge().value();
    }
}
