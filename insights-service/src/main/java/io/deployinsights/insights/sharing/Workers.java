package io.deployinsights.insights.sharing;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads for long calculations, and the memory that these may take together. The threads are the platform's, which the system shares the
 * processors among: on virtual ones, as many slow calculations as there are processors would hold up every request.
 */
public final class Workers {

    private static final int FEWEST_THREADS = 16;
    private static final int THREADS_A_PROCESSOR = 8;
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final Capacity memory;
    private final Duration patience;
    private final Executor threads;

    /**
     * None of them busy yet.
     *
     * @param name what their threads are called
     * @param bytes how much memory their calculations and the results in use may take together
     * @param patience how long a calculation waits for memory
     */
    public Workers(String name, long bytes, Duration patience) {
        memory = new Capacity(bytes);
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

    Capacity memory() {
        return memory;
    }

    Duration patience() {
        return patience;
    }

    Executor threads() {
        return threads;
    }
}
