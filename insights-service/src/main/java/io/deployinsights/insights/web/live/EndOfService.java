package io.deployinsights.insights.web.live;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Comes before the server waits for the requests that have begun: those of listeners would never end by themselves. */
@Component
final class EndOfService implements SmartLifecycle {

    private final CountDownLatch stopping = new CountDownLatch(1);

    /** Waits for it. */
    boolean comesWithin(Duration time) throws InterruptedException {
        return stopping.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void start() {
        // Nothing to begin.
    }

    @Override
    public void stop() {
        stopping.countDown();
    }

    @Override
    public boolean isRunning() {
        return stopping.getCount() > 0;
    }
}
