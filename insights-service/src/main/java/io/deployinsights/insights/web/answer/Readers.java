package io.deployinsights.insights.web.answer;

import io.deployinsights.insights.sharing.Capacity;
import org.jspecify.annotations.Nullable;

/** Those an answer is being sent to. However many they are, they take the memory of one answer. */
final class Readers {

    private int count;
    private Capacity.@Nullable Part memory;

    /** One more, unless others that are being sent leave no memory for it now. */
    synchronized boolean begin(Capacity all, long bytes) {
        if (count == 0) {
            memory = all.takeNow(bytes).orElse(null);
            if (memory == null) {
                return false;
            }
        }
        count++;
        return true;
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
