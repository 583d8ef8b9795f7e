package io.deployinsights.insights.sharing;

import io.deployinsights.support.correlation.CorrelationId;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The result of one long calculation, for all callers that need it meanwhile or later. A caller that stops waiting
 * stops the calculation for no other one; a calculation that no caller waits for any more isn't begun.
 *
 * <p>It takes its workers' memory while it is calculated and as long as any caller uses it, however many do; while it is merely kept, its
 * memory is the business of its keeper.
 *
 * @param <V> the result
 */
public final class SharedResult<V> {

    private final CompletableFuture<V> result = new CompletableFuture<>();
    private final Workers workers;
    private final ToLongFunction<V> bytesInUse;

    // These are guarded by this object's monitor. Memory is held from the calculation's turn until the last user
    // leaves.
    private int users;
    private boolean isGivenUp;
    private Capacity.@Nullable Part memory;

    /**
     * One that isn't calculated before {@link #start}.
     *
     * @param bytesInUse how much of the workers' memory the result takes while it is used
     */
    public SharedResult(Workers workers, ToLongFunction<V> bytesInUse) {
        this.workers = workers;
        this.bytesInUse = bytesInUse;
    }

    /**
     * Begins the calculation as soon as there is memory for it, and returns at once.
     *
     * @param bytes about how much memory the calculation takes
     * @param whenOver what to do when the calculation has ended, well or not
     */
    public void start(long bytes, Supplier<V> calculation, Runnable whenOver) {
        var _ = result.whenComplete((there, failure) -> whenOver.run());
        Thread.ofVirtual().start(CorrelationId.carried(() -> queue(bytes, calculation)));
    }

    /** The result, where it is there already. */
    public @Nullable V now() {
        return result.state() == Future.State.SUCCESS ? result.resultNow() : null;
    }

    /**
     * Waits for the result and uses it.
     *
     * @return false when it couldn't be used: this one has failed before, was given up, or the user has no use for it
     * @throws NotInTime when it isn't there by the deadline, or there is no memory to use it
     * @throws RuntimeException what the calculation has thrown
     */
    public <E extends Exception> boolean use(Deadline deadline, Use<V, E> use) throws E {
        var there = now();
        if (there != null && bytesInUse.applyAsLong(there) == 0) {
            return use.by(there);
        }
        if (!join(deadline)) {
            return false;
        }
        try {
            return use.by(await(deadline));
        } finally {
            leave();
        }
    }

    /** Waiting for memory here delays only callers that need the same memory. */
    private synchronized boolean join(Deadline deadline) {
        if (isGivenUp || result.isCompletedExceptionally()) {
            return false;
        }
        var there = now();
        if (there != null && memory == null) {
            memory = workers.memory().take(bytesInUse.applyAsLong(there), deadline);
        }
        users++;
        return true;
    }

    private V await(Deadline deadline) {
        try {
            return result.get(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw deadline.missed();
        } catch (ExecutionException e) {
            var cause = Objects.requireNonNull(e.getCause(), "an execution fails of something");
            throw cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw deadline.missed();
        }
    }

    private synchronized void leave() {
        users--;
        releaseWhenUnused();
    }

    private void queue(long bytes, Supplier<V> calculation) {
        try {
            var deadline = Deadline.in(workers.patience());
            hold(workers.memory().take(bytes, deadline));
            workers.threads().execute(CorrelationId.carried(() -> calculate(calculation, deadline)));
        } catch (RuntimeException e) {
            end(0, () -> result.completeExceptionally(e));
        }
    }

    private void calculate(Supplier<V> calculation, Deadline deadline) {
        try {
            if (isGivenUp()) {
                throw deadline.missed();
            }
            var calculated = calculation.get();
            end(bytesInUse.applyAsLong(calculated), () -> result.complete(calculated));
        } catch (RuntimeException | Error e) {
            end(0, () -> result.completeExceptionally(e));
        }
    }

    private synchronized boolean isGivenUp() {
        isGivenUp = users == 0;
        return isGivenUp;
    }

    private synchronized void hold(Capacity.Part taken) {
        memory = taken;
    }

    private void end(long bytes, Runnable completion) {
        shrinkTo(bytes);
        completion.run();
        releaseWhenUnused();
    }

    private synchronized void shrinkTo(long bytes) {
        if (memory != null) {
            memory.shrinkTo(bytes);
        }
    }

    private synchronized void releaseWhenUnused() {
        if (users == 0 && result.isDone() && memory != null) {
            memory.release();
            memory = null;
        }
    }

    /**
     * What a caller does with a result.
     *
     * @param <V> the result
     * @param <E> what can go wrong
     */
    @FunctionalInterface
    public interface Use<V, E extends Exception> {

        /** Whether it could be used. */
        boolean by(V result) throws E;
    }
}
