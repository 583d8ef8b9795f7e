package io.deployinsights.insights.current;

import static io.deployinsights.insights.current.HistoryProperties.isWithin;

import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.registry.HistoryUnreadable;
import io.deployinsights.insights.registry.Registry;
import io.deployinsights.insights.registry.RegistryNotAsked;
import io.deployinsights.insights.registry.RegistryUnavailable;
import io.deployinsights.insights.sharing.SharedCall;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A history that is renewed when somebody asks and the last one is getting old.
 *
 * <p>Nobody waits without need: a history that is young enough answers while the next one is fetched behind it. Who does have to wait,
 * because it is too old or there is none, waits until the registry has had its time and no longer; then the earlier history answers. While
 * the registry is known to be away nobody waits at all: it is asked behind the answers. How often, is for the registry's breaker to say.
 */
final class PolledHistory implements HistorySource {

    private static final Logger LOG = LoggerFactory.getLogger(PolledHistory.class);

    /** How long a registry is left alone whose answers make no sense: its breaker sees nothing wrong. */
    private static final Duration REST = Duration.ofSeconds(1);

    private record Failure(Instant at, RegistryUnavailable cause) {

        boolean asksForRest(Instant now) {
            return cause instanceof HistoryUnreadable && isWithin(REST, at, now);
        }
    }

    private final RegistryReader reader;
    private final HistoryProperties properties;
    private final InstantSource clock;
    private final SharedCall<Snapshot> refresh = new SharedCall<>("history-refresh", this::refresh);
    private final RefreshMeters meters;
    private final List<HistoryFollower> followers;
    private volatile @Nullable Snapshot latest;
    private volatile @Nullable Failure failure;
    /** When the first refresh began after the last one that succeeded. */
    private volatile @Nullable Instant tryingSince;

    PolledHistory(
            Registry registry,
            HistoryProperties properties,
            InstantSource clock,
            RefreshMeters meters,
            List<HistoryFollower> followers) {
        reader = new RegistryReader(registry, clock, properties.maxStaleness());
        this.properties = properties;
        this.clock = clock;
        this.meters = meters;
        this.followers = List.copyOf(followers);
    }

    /** Begins to read the registry, so that the first who asks waits less. */
    void warmUp() {
        refresh.start();
    }

    /** The last history that was read, null where there is none yet. */
    @Nullable
    DeploymentHistory latest() {
        var known = latest;
        return known == null ? null : known.history();
    }

    /** Begins to read the registry behind whoever looks at the history without asking for one, when it is getting old. */
    void renewIfOld() {
        var known = latest;
        var now = clock.instant();
        if (known == null || !known.isYoung(properties, now)) {
            renew(now);
        }
    }

    private void renew(Instant now) {
        var failed = failure;
        if (failed == null || !failed.asksForRest(now)) {
            refresh.start();
        }
    }

    /** How long the registry's state has been asked for in vain: zero when the last refresh succeeded and none is under way. */
    Duration lag() {
        var since = tryingSince;
        return since == null ? Duration.ZERO : Duration.between(since, clock.instant());
    }

    /** Whether who asks now is answered from an earlier state, or not at all. */
    boolean isStale() {
        var known = latest;
        boolean isTooOld = known == null || !known.isCurrent(properties, clock.instant());
        return isTooOld && (hasFailed() || lag().compareTo(properties.patience()) > 0);
    }

    private boolean hasFailed() {
        return failure != null;
    }

    @Override
    public CurrentHistory current() {
        var known = latest;
        var now = clock.instant();
        if (known == null) {
            return refreshed(now);
        } else if (known.isYoung(properties, now)) {
            return new CurrentHistory(known.history(), false);
        } else if (known.isCurrent(properties, now)) {
            renew(now);
            return new CurrentHistory(known.history(), false);
        } else if (known.isUsable(properties, now) && hasJustFailed(now)) {
            renew(now);
            return new CurrentHistory(known.history(), true);
        }
        return refreshed(now);
    }

    /** An earlier failure is no news: the registry may have been back for long, and nobody has asked. */
    private boolean hasJustFailed(Instant now) {
        var failed = failure;
        return failed != null && isWithin(properties.maxStaleness(), failed.at(), now);
    }

    private CurrentHistory refreshed(Instant asked) {
        var failed = failure;
        if (failed != null && failed.asksForRest(asked)) {
            return earlier(failed.cause());
        }
        try {
            return next()
                    // Who has joined a slow refresh that was under way may need the one after it.
                    .flatMap(reading -> reading.isCurrentFor(properties, asked) ? Optional.of(reading) : next())
                    .map(reading -> new CurrentHistory(reading.history(), false))
                    .orElseGet(() -> earlier(HistoryUnreadable.stillReading(reader.taken())));
        } catch (RegistryUnavailable e) {
            return earlier(e);
        }
    }

    private Optional<Snapshot> next() {
        return refresh.start().within(properties.patience());
    }

    private CurrentHistory earlier(RegistryUnavailable cause) {
        var known = latest;
        if (known == null || !known.isUsable(properties, clock.instant())) {
            throw cause;
        }
        return new CurrentHistory(known.history(), true);
    }

    private Snapshot refresh() {
        var known = latest;
        if (known != null && known.isYoung(properties, clock.instant())) {
            // Somebody's refresh ended after this one was found necessary and before it began.
            return known;
        }
        if (tryingSince == null) {
            tryingSince = clock.instant();
        }
        try {
            var reading = meters.timed(reader::read);
            latest = reading;
            succeeded(reading.history());
            return reading;
        } catch (RegistryUnavailable e) {
            throw failed(e);
        } catch (RuntimeException | Error e) {
            // Whatever it is: who asks is better off with an earlier answer.
            throw failed(new HistoryUnreadable("What the registry answers can't be taken in: %s.".formatted(e), e));
        }
    }

    private void succeeded(DeploymentHistory history) {
        if (failure != null) {
            LOG.info("The registry is back, with {} deployments", history.size());
        }
        failure = null;
        tryingSince = null;
        followers.forEach(follower -> follow(follower, history));
    }

    /** What goes wrong there is not the registry's fault, and no reason to do without the history. */
    private static void follow(HistoryFollower follower, DeploymentHistory history) {
        try {
            follower.follow(history);
        } catch (RuntimeException e) {
            LOG.warn("{} can't follow the history", follower.getClass().getSimpleName(), e);
        }
    }

    private RegistryUnavailable failed(RegistryUnavailable cause) {
        var before = failure;
        if (before == null) {
            LOG.atWarn()
                    // Where something comes from that nobody has foreseen.
                    .setCause(cause instanceof HistoryUnreadable ? cause.getCause() : null)
                    .log("{} Earlier answers go on for {}.", cause.getMessage(), properties.maxStale());
        }
        // That the registry is left alone for a moment says less than why.
        var told = cause instanceof RegistryNotAsked && before != null ? before.cause() : cause;
        failure = new Failure(clock.instant(), told);
        return told;
    }
}
