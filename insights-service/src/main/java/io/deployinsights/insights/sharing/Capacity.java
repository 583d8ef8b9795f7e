package io.deployinsights.insights.sharing;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Memory that several share: each takes as much as it needs, and waits until there is as much. */
final class Capacity {

    private static final int PAGE = 1024;

    private final int pages;
    private final Semaphore free;

    /** So many bytes. */
    Capacity(long bytes) {
        pages = Math.clamp(bytes / PAGE, 1, Integer.MAX_VALUE);
        free = new Semaphore(pages);
    }

    /** What is taken until it is given back. */
    final class Part {

        private int taken;

        private Part(int taken) {
            this.taken = taken;
        }

        /** Gives back what is more than so many bytes. */
        synchronized void shrinkTo(long bytes) {
            int needed = pages(bytes);
            if (needed < taken) {
                free.release(taken - needed);
                taken = needed;
            }
        }

        /** Gives all of it back. */
        void release() {
            shrinkTo(0);
        }
    }

    /**
     * Takes so many bytes, or all there are where that is less.
     *
     * @throws NotInTime when they aren't free by the deadline, or the thread is interrupted meanwhile
     */
    Part take(long bytes, Deadline deadline) {
        int needed = pages(bytes);
        try {
            if (free.tryAcquire(needed, deadline.nanosLeft(), TimeUnit.NANOSECONDS)) {
                return new Part(needed);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw deadline.missed();
    }

    private int pages(long bytes) {
        return Math.clamp((bytes + PAGE - 1) / PAGE, 0, pages);
    }
}
