package io.deployinsights.insights.current;

import static io.deployinsights.insights.current.HistoryProperties.isWithin;

import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.registry.Registry;
import io.deployinsights.insights.registry.RegistryUnavailable;
import io.deployinsights.insights.sharing.SharedCall;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A history that is renewed when somebody asks and the last one is too old.
 *
 * <p>While the registry is fine, who asks waits for the new one. Once it has failed, nobody waits for its timeouts any more: the earlier
 * history answers at once, and the registry is asked again in the background.
 */
final class PolledHistory implements HistorySource {

    private static final Logger LOG = LoggerFactory.getLogger(PolledHistory.class);

    private record Failure(Instant at, RegistryUnavailable cause) {}

    private final RegistryReader reader;
    private final HistoryProperties properties;
    private final InstantSource clock;
    private final SharedCall<DeploymentHistory> refresh = new SharedCall<>("history-refresh", this::refresh);
    private volatile @Nullable DeploymentHistory latest;
    private volatile @Nullable Failure failure;

    PolledHistory(Registry registry, HistoryProperties properties, InstantSource clock) {
        reader = new RegistryReader(registry);
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public CurrentHistory current() {
        var known = latest;
        var now = clock.instant();
        if (known != null && isWithin(properties.maxStaleness(), known.asOf(), now)) {
            return new CurrentHistory(known, false);
        }
        var failed = failure;
        return failed == null ? refreshed() : afterFailure(failed, known, now);
    }

    private CurrentHistory refreshed() {
        try {
            return new CurrentHistory(refresh.get(), false);
        } catch (RegistryUnavailable e) {
            return stale(latest, clock.instant(), e);
        }
    }

    private CurrentHistory afterFailure(Failure failed, @Nullable DeploymentHistory known, Instant now) {
        if (isWithin(properties.retryPause(), failed.at(), now)) {
            return stale(known, now, failed.cause());
        } else if (known == null || !isWithin(properties.maxStale(), known.asOf(), now)) {
            return refreshed();
        }
        refresh.start();
        return stale(known, now, failed.cause());
    }

    private CurrentHistory stale(@Nullable DeploymentHistory known, Instant now, RegistryUnavailable cause) {
        if (known == null || !isWithin(properties.maxStale(), known.asOf(), now)) {
            throw cause;
        }
        return new CurrentHistory(known, true);
    }

    private DeploymentHistory refresh() {
        // Before the list is asked for: what is written meanwhile may be in it or not.
        var asOf = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var known = latest;
        if (known != null && isWithin(properties.maxStaleness(), known.asOf(), asOf)) {
            // Somebody's refresh ended after this one was found necessary and before it began.
            return known;
        }
        try {
            var history = reader.read(asOf);
            latest = history;
            succeeded(history);
            return history;
        } catch (RegistryUnavailable e) {
            failed(e);
            throw e;
        }
    }

    private void succeeded(DeploymentHistory history) {
        if (failure != null) {
            LOG.info("The registry is back, with {} deployments", history.size());
        }
        failure = null;
    }

    private void failed(RegistryUnavailable cause) {
        if (failure == null) {
            LOG.warn("{} Earlier answers go on for {}.", cause.getMessage(), properties.maxStale());
        }
        failure = new Failure(clock.instant(), cause);
    }
}
