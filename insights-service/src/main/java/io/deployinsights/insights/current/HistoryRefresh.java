package io.deployinsights.insights.current;

import static io.deployinsights.insights.current.HistoryProperties.isWithin;

import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.registry.HistoryUnreadable;
import io.deployinsights.insights.registry.RegistryNotAsked;
import io.deployinsights.insights.registry.RegistryUnavailable;
import io.deployinsights.insights.sharing.SharedCall;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refreshes the registry's history, one refresh at a time, and keeps the result.
 *
 * <p>Whatever goes wrong is a failed refresh: it leaves the last history as it was, and what waits for it gets a {@link RegistryUnavailable}.
 * Only a refresh changes the {@link Progress}, always as a whole.
 */
final class HistoryRefresh {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryRefresh.class);

    /** How long a registry is left alone whose answers make no sense: its breaker sees nothing wrong. */
    private static final Duration REST = Duration.ofSeconds(1);

    record Failure(Instant at, RegistryUnavailable cause) {

        boolean callsForRest(Instant now) {
            return cause instanceof HistoryUnreadable && isWithin(REST, at, now);
        }
    }

    /**
     * The results of all refreshes so far.
     *
     * @param latest of the last one that succeeded, null before the first
     * @param failure of the last one, null when that succeeded
     * @param tryingSince when the first refresh began after the last one that succeeded; null when there is none
     */
    record Progress(
            @Nullable Snapshot latest,
            @Nullable Failure failure,
            @Nullable Instant tryingSince) {

        private Progress begun(Instant now) {
            return tryingSince == null ? new Progress(latest, failure, now) : this;
        }
    }

    private final RegistryReader reader;
    private final HistoryProperties properties;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final List<HistoryFollower> followers;
    private final SharedCall<Snapshot> refresh = new SharedCall<>("history-refresh", this::refresh);
    private volatile Progress progress = new Progress(null, null, null);

    HistoryRefresh(
            RegistryReader reader,
            HistoryProperties properties,
            InstantSource clock,
            MeterRegistry meters,
            List<HistoryFollower> followers) {
        this.reader = reader;
        this.properties = properties;
        this.clock = clock;
        this.meters = meters;
        this.followers = List.copyOf(followers);
        // Both are there from the start, so that no increase is missed.
        timer("success");
        timer("failure");
    }

    /** Starts a refresh unless one is under way. */
    SharedCall.Pending<Snapshot> start() {
        return refresh.start();
    }

    Progress progress() {
        return progress;
    }

    /** How many deployments the reading that is under way has taken so far. */
    long taken() {
        return reader.taken();
    }

    private Snapshot refresh() {
        var now = clock.instant();
        var known = progress.latest();
        if (known != null && known.isYoung(properties, now)) {
            // Another refresh ended after this one was found necessary and before it began.
            return known;
        }
        progress = progress.begun(now);
        try {
            var snapshot = read();
            succeeded(snapshot);
            return snapshot;
        } catch (RegistryUnavailable e) {
            throw failed(e);
        } catch (RuntimeException | Error e) {
            // Whatever it is: an earlier answer is better than none.
            throw failed(new HistoryUnreadable("What the registry answers can't be taken in: %s.".formatted(e), e));
        }
    }

    private Snapshot read() {
        var sample = Timer.start(meters);
        var outcome = "failure";
        try {
            var snapshot = reader.read();
            outcome = "success";
            return snapshot;
        } finally {
            sample.stop(timer(outcome));
        }
    }

    private Timer timer(String outcome) {
        return Timer.builder("insights.history.refresh")
                .description("Refreshes of the history, repeated calls included")
                .tag("outcome", outcome)
                .register(meters);
    }

    private void succeeded(Snapshot snapshot) {
        if (progress.failure() != null) {
            LOG.info(
                    "The registry is back, with {} deployments",
                    snapshot.history().size());
        }
        progress = new Progress(snapshot, null, null);
        followers.forEach(follower -> follow(follower, snapshot.history()));
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
        var before = progress.failure();
        if (before == null) {
            LOG.atWarn()
                    // Only what was not foreseen has one: where it comes from.
                    .setCause(cause instanceof HistoryUnreadable ? cause.getCause() : null)
                    .log("{} Earlier answers go on for {}.", cause.getMessage(), properties.maxStale());
        }
        // That the registry is left alone for a moment says less than why.
        var reason = cause instanceof RegistryNotAsked && before != null ? before.cause() : cause;
        progress = new Progress(progress.latest(), new Failure(clock.instant(), reason), progress.tryingSince());
        return reason;
    }
}
