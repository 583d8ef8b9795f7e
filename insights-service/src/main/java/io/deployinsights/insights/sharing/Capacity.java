package io.deployinsights.insights.sharing;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Memory that several share: each takes as much as it needs, and waits until there is as much. */
public final class Capacity {

    private static final int PAGE = 1024;

    private final int pages;
    private final Semaphore free;

    /** So many bytes. */
    public Capacity(long bytes) {
        pages = Math.clamp(bytes / PAGE, 1, Integer.MAX_VALUE);
        free = new Semaphore(pages);
    }

    /** What is taken until it is given back. */
    public final class Part {

        private int taken;

        private Part(int taken) {
            this.taken = taken;
        }

        /** Gives back what is more than so many bytes. */
        public synchronized void shrinkTo(long bytes) {
            int needed = pages(bytes);
            if (needed < taken) {
                free.release(taken - needed);
                taken = needed;
            }
        }

        /** Gives all of it back. */
        public void release() {
            shrinkTo(0);
        }
    }

    /**
     * Takes so many bytes, or all there are where that is less.
     *
     * @throws NotInTime when they are not free within that time, or the thread is interrupted meanwhile
     */
    public Part take(long bytes, Duration patience) {
        int needed = pages(bytes);
        try {
            if (free.tryAcquire(needed, patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return new Part(needed);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new NotInTime(patience);
    }

    /** As {@link #take(long, Duration)}, but only what is free now. */
    public Optional<Part> takeNow(long bytes) {
        int needed = pages(bytes);
        return free.tryAcquire(needed) ? Optional.of(new Part(needed)) : Optional.empty();
    }

    private int pages(long bytes) {
        return Math.clamp((bytes + PAGE - 1) / PAGE, 0, pages);
    }
}
