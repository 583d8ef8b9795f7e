package io.deployinsights.insights.sharing;

import io.deployinsights.support.correlation.CorrelationId;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Long calculations, each made once for all who ask for the same at the same time. They run on threads of the platform, which the system
 * shares the processors among: on virtual ones as many slow ones as there are processors would hold up everybody. Whoever stops waiting
 * stops nobody else's calculation; one that nobody waits for any more is not begun.
 *
 * @param <K> what is asked for
 * @param <V> what is calculated
 */
public final class SharedCalls<K, V> {

    private static final int FEWEST_THREADS = 16;
    private static final int THREADS_A_PROCESSOR = 8;
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final ConcurrentMap<K, Running> running = new ConcurrentHashMap<>();
    private final Executor threads;
    private final Capacity memory;
    private final ToLongFunction<V> size;
    private final Duration patience;

    /**
     * Calls of which none has been made.
     *
     * @param name what their threads are called
     * @param memory what they may take together, until nobody uses their results any more
     * @param size how many bytes of it a result takes while it is used
     * @param patience how long anybody waits for one
     */
    public SharedCalls(String name, Capacity memory, ToLongFunction<V> size, Duration patience) {
        this.memory = memory;
        this.size = size;
        this.patience = patience;
        int most = Math.max(
                FEWEST_THREADS, THREADS_A_PROCESSOR * Runtime.getRuntime().availableProcessors());
        var pool = new ThreadPoolExecutor(
                most,
                most,
                IDLE.toSeconds(),
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name(name + "-", 1).factory());
        pool.allowCoreThreadTimeOut(true);
        threads = pool;
    }

    /**
     * Uses what is asked for, from the call that is running or from a new one.
     *
     * @param bytes about how much memory the call takes
     * @throws NotInTime when it is not there in time; the call goes on
     * @throws RuntimeException what the call has thrown
     */
    public <E extends Exception> boolean use(K key, long bytes, Supplier<V> call, Use<V, E> use) throws E {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            var joined = join(key, bytes, call);
            try {
                var result = joined.before(deadline);
                if (result.isPresent()) {
                    return use.by(result.get());
                }
            } finally {
                joined.leave();
            }
        }
    }

    private Running join(K key, long bytes, Supplier<V> call) {
        var mine = new Running(key);
        var already = running.putIfAbsent(key, mine);
        while (already != null) {
            if (already.join()) {
                return already;
            }
            running.remove(key, already);
            already = running.putIfAbsent(key, mine);
        }
        Thread.ofVirtual().start(CorrelationId.carried(() -> mine.begin(bytes, call)));
        return mine;
    }

    /**
     * What somebody does with a result; its memory is accounted for as long as that takes.
     *
     * @param <V> the result
     * @param <E> what can go wrong
     */
    @FunctionalInterface
    public interface Use<V, E extends Exception> {

        /** Whether it could be used. */
        boolean by(V result) throws E;
    }

    /** One that is being made, or waits until it can be. */
    private final class Running {

        private final K key;
        private final CompletableFuture<Optional<V>> result = new CompletableFuture<>();
        /** The one who asks first is there from the beginning. */
        private int askers = 1;

        private boolean isMade;
        private Capacity.@Nullable Part part;

        Running(K key) {
            this.key = key;
        }

        /** Whether there still is something to wait for, or to use: what nobody uses any more has given its memory back. */
        synchronized boolean join() {
            if (isMade && askers == 0) {
                return false;
            }
            askers++;
            return true;
        }

        synchronized void leave() {
            askers--;
            releaseWhenUnused();
        }

        /** Empty when nobody seemed to wait for it any more. */
        Optional<V> before(long deadlineNanos) {
            try {
                return result.get(Math.max(deadlineNanos - System.nanoTime(), 0), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                throw new NotInTime(patience);
            } catch (ExecutionException e) {
                throw failure(Objects.requireNonNull(e.getCause(), "an execution fails of something"));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new NotInTime(patience);
            }
        }

        void begin(long bytes, Supplier<V> call) {
            try {
                hold(memory.take(bytes, patience));
                threads.execute(CorrelationId.carried(() -> make(call)));
            } catch (RuntimeException e) {
                fail(e);
            }
        }

        private void make(Supplier<V> call) {
            try {
                var made = isWaitedFor() ? Optional.of(call.get()) : Optional.<V>empty();
                // First, so that whoever has seen the result can start the next call.
                running.remove(key, this);
                end(made.map(size::applyAsLong).orElse(0L));
                result.complete(made);
            } catch (RuntimeException | Error e) {
                fail(e);
            }
        }

        private void fail(Throwable cause) {
            running.remove(key, this);
            end(0);
            result.completeExceptionally(cause);
        }

        private synchronized boolean isWaitedFor() {
            return askers > 0;
        }

        private synchronized void hold(Capacity.Part taken) {
            part = taken;
        }

        private synchronized void end(long bytes) {
            isMade = true;
            if (part != null) {
                part.shrinkTo(bytes);
            }
            releaseWhenUnused();
        }

        private void releaseWhenUnused() {
            if (isMade && askers == 0 && part != null) {
                part.release();
                part = null;
            }
        }
    }

    private static RuntimeException failure(Throwable cause) {
        return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
    }
}
