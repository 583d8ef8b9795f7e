package io.deployinsights.insights.faults.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Several who ask for the same again and again, and what they got. */
public final class Callers implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ScheduledThreadPoolExecutor threads;
    private final List<? extends ScheduledFuture<?>> callers;
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Answer latest;

    /**
     * They begin at once.
     *
     * @param pause between an answer and the next question of the same caller
     */
    public Callers(int count, Duration pause, Supplier<Answer> ask) {
        threads = new ScheduledThreadPoolExecutor(count);
        callers = IntStream.range(0, count)
                .mapToObj(_ ->
                        threads.scheduleWithFixedDelay(() -> note(ask.get()), 0, pause.toNanos(), TimeUnit.NANOSECONDS))
                .toList();
    }

    private void note(Answer answer) {
        answers.add(answer);
        latest = answer;
    }

    /** What was asked for between two moments. */
    public List<Answer> between(Instant from, Instant to) {
        return answers.stream()
                .filter(answer ->
                        !answer.asked().isBefore(from) && answer.asked().isBefore(to))
                .toList();
    }

    /** Waits until so many have got such an answer to what they asked after a moment. */
    public void await(int count, Instant from, Predicate<Answer> wanted) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).untilAsserted(() -> {
            assertThat(callers).as("callers").noneMatch(ScheduledFuture::isDone);
            // Only the number, for all those answers would be written down each time that it is not reached yet.
            assertThat(between(from, Instant.MAX).stream().filter(wanted).count())
                    .as("such answers; the latest was %s", latest)
                    .isGreaterThanOrEqualTo(count);
        });
    }

    /** The first such answer that was asked for after a moment. */
    public Answer first(Instant from, Predicate<Answer> wanted) {
        await(1, from, wanted);
        return between(from, Instant.MAX).stream().filter(wanted).findFirst().orElseThrow();
    }

    /** Lets everybody get the answer that they wait for. */
    @Override
    public void close() {
        threads.close();
    }
}
