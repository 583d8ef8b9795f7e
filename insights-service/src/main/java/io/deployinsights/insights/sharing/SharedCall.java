package io.deployinsights.insights.sharing;

import io.deployinsights.support.correlation.CorrelationId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A call that is made at most once at a time: callers that come while it is running share its result. In logs and traces it
 * is a part of what the first of them does.
 *
 * @param <T> what the call gives
 */
public final class SharedCall<T> {

    private final AtomicReference<@Nullable Pending<T>> running = new AtomicReference<>();
    private final String name;
    private final Supplier<T> call;

    /**
     * A call that has not been made yet.
     *
     * @param name what the virtual thread is called that makes it
     */
    public SharedCall(String name, Supplier<T> call) {
        this.name = name;
        this.call = call;
    }

    /** Starts the call unless it is running, and returns at once with what can be waited for, or not. */
    public Pending<T> start() {
        var mine = new Pending<T>(new CompletableFuture<>(), System.nanoTime());
        var already = running.compareAndExchange(null, mine);
        if (already != null) {
            return already;
        }
        Thread.ofVirtual().name(name).start(CorrelationId.carried(() -> make(mine.result)));
        return mine;
    }

    private void make(CompletableFuture<T> mine) {
        try {
            var result = call.get();
            // First, so that a caller that has seen the result can start the next call.
            running.set(null);
            mine.complete(result);
        } catch (RuntimeException | Error e) {
            running.set(null);
            mine.completeExceptionally(e);
        }
    }

    /**
     * A call that has been started.
     *
     * @param <T> what it gives
     */
    public static final class Pending<T> {

        private final CompletableFuture<T> result;
        private final long startedNanos;

        private Pending(CompletableFuture<T> result, long startedNanos) {
            this.result = result;
            this.startedNanos = startedNanos;
        }

        /**
         * The result, if it is there before the call has been running for a while.
         *
         * @param patience counted from the call's start, not from now: callers don't wait for a slow call one after another
         * @return empty when the result was not there in time; the call goes on
         * @throws RuntimeException what the call has thrown
         */
        public Optional<T> within(Duration patience) {
            long leftNanos = patience.toNanos() - (System.nanoTime() - startedNanos);
            try {
                return Optional.of(result.get(Math.max(leftNanos, 0), TimeUnit.NANOSECONDS));
            } catch (TimeoutException e) {
                return Optional.empty();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting", e);
            }
        }
    }
}
