package io.deployinsights.insights.current;

import static io.deployinsights.insights.current.HistoryProperties.isWithin;

import io.deployinsights.insights.current.HistoryRefresh.Progress;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.registry.HistoryUnreadable;
import io.deployinsights.insights.registry.Registry;
import io.deployinsights.insights.registry.RegistryUnavailable;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * A history that is refreshed on request when the last one is getting old.
 *
 * <p>No request waits without need: a history that is young enough answers while the next one is fetched behind it. A request that does have to
 * wait, because the last one is too old or there is none, waits until the registry has had its time and no longer; then the earlier history
 * answers. While the registry is known to be down nothing waits at all: it is read in the background. How often, is for the registry's breaker
 * to say.
 */
final class PolledHistory implements HistorySource {

    private final HistoryProperties properties;
    private final InstantSource clock;
    private final HistoryRefresh refresh;

    PolledHistory(
            Registry registry,
            HistoryProperties properties,
            InstantSource clock,
            MeterRegistry meters,
            List<HistoryFollower> followers) {
        this.properties = properties;
        this.clock = clock;
        var reader = new RegistryReader(registry, clock, properties.maxStaleness());
        refresh = new HistoryRefresh(reader, properties, clock, meters, followers);
    }

    /** Begins to read the registry, so that the first request waits less. */
    void warmUp() {
        refresh.start();
    }

    /** Keeps the history, and what the meters say of it, from getting old while no request needs it. */
    @Scheduled(initialDelayString = "${insights.meters.interval}", fixedDelayString = "${insights.meters.interval}")
    void renewIfOld() {
        var known = refresh.progress();
        var now = clock.instant();
        if (known.latest() == null || !known.latest().isYoung(properties, now)) {
            renew(known, now);
        }
    }

    private void renew(Progress known, Instant now) {
        if (known.failure() == null || !known.failure().callsForRest(now)) {
            refresh.start();
        }
    }

    /** The last history that was read, null where there is none yet. */
    @Nullable
    DeploymentHistory latest() {
        var latest = refresh.progress().latest();
        return latest == null ? null : latest.history();
    }

    /** How long the registry's state has been asked for in vain: zero when the last refresh succeeded and none is under way. */
    Duration lag() {
        return lag(refresh.progress());
    }

    private Duration lag(Progress known) {
        return known.tryingSince() == null ? Duration.ZERO : Duration.between(known.tryingSince(), clock.instant());
    }

    /** Whether a request that comes now is answered from an earlier state, or not at all. */
    boolean isStale() {
        var known = refresh.progress();
        boolean isTooOld = known.latest() == null || !known.latest().isCurrent(properties, clock.instant());
        return isTooOld && (known.failure() != null || lag(known).compareTo(properties.patience()) > 0);
    }

    @Override
    public CurrentHistory current() {
        var known = refresh.progress();
        var latest = known.latest();
        var now = clock.instant();
        if (latest == null) {
            return refreshed(known, now);
        } else if (latest.isYoung(properties, now)) {
            return new CurrentHistory(latest.history(), false);
        } else if (latest.isCurrent(properties, now)) {
            renew(known, now);
            return new CurrentHistory(latest.history(), false);
        } else if (latest.isUsable(properties, now) && hasJustFailed(known, now)) {
            renew(known, now);
            return new CurrentHistory(latest.history(), true);
        }
        return refreshed(known, now);
    }

    /** An earlier failure is no news: the registry may have been back for long. */
    private boolean hasJustFailed(Progress known, Instant now) {
        return known.failure() != null
                && isWithin(properties.maxStaleness(), known.failure().at(), now);
    }

    private CurrentHistory refreshed(Progress known, Instant asked) {
        if (known.failure() != null && known.failure().callsForRest(asked)) {
            return earlier(known.failure().cause());
        }
        try {
            return next()
                    // A request that has joined a slow refresh which was under way may need the one after it.
                    .flatMap(snapshot -> snapshot.isCurrentFor(properties, asked) ? Optional.of(snapshot) : next())
                    .map(snapshot -> new CurrentHistory(snapshot.history(), false))
                    .orElseGet(() -> earlier(HistoryUnreadable.stillReading(refresh.taken())));
        } catch (RegistryUnavailable e) {
            return earlier(e);
        }
    }

    private Optional<Snapshot> next() {
        return refresh.start().within(properties.patience());
    }

    private CurrentHistory earlier(RegistryUnavailable cause) {
        var latest = refresh.progress().latest();
        if (latest == null || !latest.isUsable(properties, clock.instant())) {
            throw cause;
        }
        return new CurrentHistory(latest.history(), true);
    }
}
