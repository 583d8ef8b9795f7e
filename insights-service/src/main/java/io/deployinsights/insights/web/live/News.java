package io.deployinsights.insights.web.live;

import io.deployinsights.insights.current.HistorySource;
import io.deployinsights.insights.registry.RegistryUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What there is to say of the deployments that answers come from now.
 *
 * @param version another object when there are other deployments, null when there is no history to answer from
 * @param asOf the moment of the registry state, null as well
 * @param deployments how many there are, null as well: that nothing is known is not that there is nothing
 * @param stale whether it is an earlier one, because the registry can't be asked
 */
record News(
        @Nullable Object version,
        @Nullable Instant asOf,
        @Nullable Integer deployments,
        boolean stale) {

    static News from(HistorySource histories) {
        try {
            var current = histories.current();
            var history = current.history();
            return new News(history.version(), history.asOf(), history.size(), current.stale());
        } catch (RegistryUnavailable e) {
            // A request for numbers is answered with the reason; a listener only learns that there are none.
            return new News(null, null, null, true);
        }
    }

    /** Whether numbers have to be asked for again after the other. */
    boolean changesMuchAfter(News other) {
        return !Objects.equals(version, other.version) || stale != other.stale;
    }

    /**
     * As an event: {@code changed} when numbers have to be asked for again, {@code current} when time has passed and nothing else.
     *
     * @param heartbeat how long it is until the next one at most
     */
    String event(boolean changed, Duration heartbeat) {
        var data = "{\"asOf\":%s,\"stale\":%s,\"deployments\":%s,\"heartbeatMillis\":%d}"
                .formatted(
                        asOf == null ? "null" : '"' + asOf.toString() + '"', stale, deployments, heartbeat.toMillis());
        return "event: " + (changed ? "changed" : "current") + "\ndata: " + data + "\n\n";
    }
}
