package io.deployinsights.insights.faults.proxy;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What is broken now, for everybody who passes bytes. */
final class Break {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile Fault fault = new Fault.None();

    Fault fault() {
        return fault;
    }

    void become(Fault next) {
        lock.lock();
        try {
            fault = next;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until something else is broken. */
    void awaitChange(Fault seen) throws InterruptedException {
        lock.lock();
        try {
            while (fault.equals(seen)) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }
}
