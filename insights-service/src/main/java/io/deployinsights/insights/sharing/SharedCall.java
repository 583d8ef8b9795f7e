package io.deployinsights.insights.sharing;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A call that is made at most once at a time: whoever asks while it is running gets the result of the one that is running.
 *
 * @param <T> what the call gives
 */
public final class SharedCall<T> {

    private final AtomicReference<@Nullable CompletableFuture<T>> running = new AtomicReference<>();
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

    /** Starts the call unless it is running, and returns at once: who wants to know the result asks for it. */
    // A failure is told to whoever asks for the result.
    @SuppressWarnings("FutureReturnValueIgnored")
    public void start() {
        running();
    }

    /**
     * Starts the call unless it is running, and waits for its result.
     *
     * @throws RuntimeException what the call has thrown
     */
    public T get() {
        try {
            return running().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    private CompletableFuture<T> running() {
        var mine = new CompletableFuture<T>();
        var already = running.compareAndExchange(null, mine);
        if (already != null) {
            return already;
        }
        Thread.ofVirtual().name(name).start(() -> make(mine));
        return mine;
    }

    private void make(CompletableFuture<T> mine) {
        try {
            var result = call.get();
            // First, so that whoever has seen the result can start the next call.
            running.set(null);
            mine.complete(result);
        } catch (RuntimeException | Error e) {
            running.set(null);
            mine.completeExceptionally(e);
        }
    }
}
