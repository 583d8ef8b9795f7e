package io.deployinsights.insights.registry;

import org.jspecify.annotations.Nullable;

/**
 * The registry answers, but its answers give no history: they contradict each other, can't be taken in, or take longer to read than
 * a request should wait.
 */
public final class HistoryUnreadable extends RegistryUnavailable {

    private static final long serialVersionUID = 1L;

    public HistoryUnreadable(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }

    /**
     * The reading is under way, and has not come to an end yet.
     *
     * @param deployments read so far, 0 where that isn't known
     */
    public static HistoryUnreadable stillReading(long deployments) {
        var soFar = deployments == 0 ? "" : ", %,d deployments so far".formatted(deployments);
        return new HistoryUnreadable(
                "The registry's history is still being read%s. Ask again in a moment.".formatted(soFar), null);
    }
}
