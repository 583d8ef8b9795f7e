package io.deployinsights.insights.registry.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.registry.RegistryRefused;
import io.github.resilience4j.core.functions.Either;
import java.time.Duration;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RetryPauseTests {

    private final RetryPause pause = new RetryPause();

    @Test
    void growsAndIsNeverTheSameForAll() {
        assertThat(pauses(1)).allMatch(millis -> millis >= 100 && millis <= 300);
        assertThat(pauses(2)).allMatch(millis -> millis >= 200 && millis <= 600);
        assertThat(pauses(1).distinct().count()).isGreaterThan(10);
    }

    @Test
    void isAsLongAsTheRegistryAsksForWithinLimits() {
        assertThat(pause.apply(1, refusal(Duration.ofSeconds(3)))).isEqualTo(3_000);
        assertThat(pause.apply(1, refusal(Duration.ofHours(1)))).isEqualTo(10_000);
        assertThat(pause.apply(1, refusal(Duration.ZERO))).isGreaterThanOrEqualTo(100);
    }

    private LongStream pauses(int attempt) {
        return LongStream.range(0, 100).map(i -> pause.apply(attempt, refusal(null)));
    }

    private static Either<Throwable, Object> refusal(@Nullable Duration retryAfter) {
        return Either.left(new RegistryRefused("The registry is busy.", 429, retryAfter));
    }
}
