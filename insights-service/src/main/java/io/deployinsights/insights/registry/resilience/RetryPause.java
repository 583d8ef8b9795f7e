package io.deployinsights.insights.registry.resilience;

import io.deployinsights.insights.registry.RegistryRefused;
import io.github.resilience4j.core.IntervalBiFunction;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.core.functions.Either;
import java.time.Duration;
import java.util.Optional;

/**
 * The pause before the next attempt: at random 0.1 to 0.3 s, then 0.2 to 0.6 s, so that clients which failed at the same time don't return
 * at the same time. If the registry sends a pause, that one, within limits. Public because {@code application.yml} names it.
 */
public final class RetryPause implements IntervalBiFunction<Object> {

    /** A registry that has to be left alone for longer is read again by a later refresh. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private static final IntervalFunction BACKOFF =
            IntervalFunction.ofExponentialRandomBackoff(Duration.ofMillis(200), 2, 0.5);

    /** Milliseconds to wait after an attempt, the first of which is 1. */
    @Override
    public Long apply(Integer attempt, Either<Throwable, Object> outcome) {
        long asked = wish(outcome).map(Duration::toMillis).orElse(0L);
        return Math.max(BACKOFF.apply(attempt), Math.min(asked, LONGEST.toMillis()));
    }

    private static Optional<Duration> wish(Either<Throwable, Object> outcome) {
        return outcome.isLeft() && outcome.getLeft() instanceof RegistryRefused refused
                ? refused.retryAfter()
                : Optional.empty();
    }
}
