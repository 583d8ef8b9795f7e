package io.deployinsights.insights.web.answer;

import io.deployinsights.insights.sharing.Capacity;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Those an answer is being sent to. However many they are, they take the memory of one answer. */
final class Readers {

    private int count;
    private Capacity.@Nullable Part memory;

    /**
     * One more.
     *
     * @throws io.deployinsights.insights.sharing.NotInTime when others that are being sent leave no memory for it
     */
    synchronized void begin(Capacity all, long bytes, Duration patience) {
        if (count == 0) {
            memory = all.take(bytes, patience);
        }
        count++;
    }

    /** One less. */
    synchronized void end() {
        count--;
        if (count == 0 && memory != null) {
            memory.release();
            memory = null;
        }
    }
}
