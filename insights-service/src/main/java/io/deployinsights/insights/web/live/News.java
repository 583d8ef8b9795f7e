package io.deployinsights.insights.web.live;

import io.deployinsights.insights.current.HistorySource;
import io.deployinsights.insights.registry.RegistryUnavailable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What there is to tell of the deployments that answers come from now.
 *
 * @param version another object when there are other deployments, null when there is no history to answer from
 * @param asOf the moment of the registry state, null as well
 * @param stale whether it is an earlier one, because the registry can't be asked
 */
record News(@Nullable Object version, @Nullable Instant asOf, boolean stale) {

    static News from(HistorySource histories) {
        try {
            var current = histories.current();
            return new News(current.history().version(), current.history().asOf(), current.stale());
        } catch (RegistryUnavailable e) {
            // Who asks for numbers is told why; who listens, that there are none.
            return new News(null, null, true);
        }
    }

    /** Whether numbers have to be asked for again after the other. */
    boolean changesMuchAfter(News other) {
        return !Objects.equals(version, other.version) || stale != other.stale;
    }

    /** As an event: {@code changed} when numbers have to be asked for again, {@code current} when time has passed and nothing else. */
    String event(boolean changed) {
        var data = "{\"asOf\":%s,\"stale\":%s}".formatted(asOf == null ? "null" : '"' + asOf.toString() + '"', stale);
        return "event: " + (changed ? "changed" : "current") + "\ndata: " + data + "\n\n";
    }
}
