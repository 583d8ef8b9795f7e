package io.deployinsights.insights.current;

import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.history.HistoryBuilder;
import io.deployinsights.insights.registry.ChangePage;
import io.deployinsights.insights.registry.FeedPosition;
import io.deployinsights.insights.registry.HistoryUnreadable;
import io.deployinsights.insights.registry.Registry;
import io.deployinsights.insights.registry.RegistryRefused;
import io.deployinsights.insights.registry.RegistryUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads the registry's history: once as a whole, then what has changed. A registry without a change feed is read as a whole every time.
 *
 * <p>For one thread at a time. When a read breaks off, the pages that were taken are kept, and the next read goes on from there.
 */
final class RegistryReader {

    /** More pages than any registry has news for: what is left comes with the next read. */
    private static final int MOST_PAGES = 10_000;

    private static final int MOST_PAGES_WITHOUT_NEWS = 100;
    private static final int MOST_EPOCHS = 3;
    private static final int BAD_REQUEST = 400;

    private final Registry registry;
    private final InstantSource clock;
    private final Duration confirmation;
    private HistoryBuilder followed = new HistoryBuilder();
    private @Nullable FeedPosition position;
    /** Since when a feed that was there isn't found. */
    private @Nullable Instant missingSince;

    private @Nullable DeploymentHistory list;
    private @Nullable String tagOfList;
    private final AtomicLong taken = new AtomicLong();

    /**
     * A reader that has read nothing yet.
     *
     * @param confirmation for how long a change feed that was there has to be missing before the whole list is read instead
     */
    RegistryReader(Registry registry, InstantSource clock, Duration confirmation) {
        this.registry = registry;
        this.clock = clock;
        this.confirmation = confirmation;
    }

    /**
     * The history as it is now.
     *
     * @throws RegistryUnavailable when it can't be read to its end
     */
    Snapshot read() {
        var page = changes();
        return page.isPresent() ? follow(page.get()) : readList();
    }

    /** From the beginning where the registry doesn't know the cursor: it was replaced by another version, or put back to one. */
    private Optional<ChangePage> changes() {
        try {
            return registry.changes(position);
        } catch (RegistryRefused refused) {
            if (position == null || refused.status() != BAD_REQUEST) {
                throw refused;
            }
            followFromTheBeginning();
            return registry.changes(null);
        }
    }

    /** How many deployments were read from the feed so far, each as often as it has changed; for any thread. */
    long taken() {
        return taken.get();
    }

    /** Takes the pages from this one on, with limits for a feed that doesn't come to an end. */
    private Snapshot follow(ChangePage first) {
        var cursors = new HashSet<String>();
        if (position != null) {
            cursors.add(position.cursor());
        }
        var page = Optional.of(first);
        int epochs = 1;
        int withoutNews = 0;
        for (int pages = 0; page.isPresent() && pages < MOST_PAGES; pages++) {
            var next = page.get();
            if (position != null && !next.epoch().equals(position.epoch())) {
                if (++epochs > MOST_EPOCHS) {
                    throw new HistoryUnreadable("The registry's change feed has another epoch with every page.", null);
                }
                followFromTheBeginning();
                cursors.clear();
                page = registry.changes(null);
                continue;
            }
            withoutNews = take(next) ? 0 : withoutNews + 1;
            if (!next.more()) {
                forgetList();
                return new Snapshot(followed.build(moment(next.asOf())), Duration.ZERO);
            }
            if (!cursors.add(next.next()) || withoutNews > MOST_PAGES_WITHOUT_NEWS) {
                throw new HistoryUnreadable(
                        "The registry's change feed says that there is more, and delivers the same again.", null);
            }
            page = registry.changes(position);
        }
        if (page.isEmpty()) {
            return readList();
        }
        throw HistoryUnreadable.stillReading(taken());
    }

    /** Whether a page had anything new. */
    private boolean take(ChangePage page) {
        boolean isNews = followed.putAll(page.items());
        position = page.end();
        missingSince = null;
        taken.addAndGet(page.items().size());
        return isNews;
    }

    private Snapshot readList() {
        // Before the list is requested: what is written meanwhile may be in it or not.
        var asOf = clock.instant();
        if (position != null) {
            confirmThatItHasNoFeed(asOf);
        }
        var known = list;
        var answer = registry.deployments(known == null ? null : tagOfList);
        if (answer.isPresent()) {
            list = answer.get().deployments().build(moment(asOf));
            tagOfList = answer.get().tag();
        } else if (known != null) {
            list = known.at(moment(asOf));
        } else {
            throw new HistoryUnreadable("The registry's list is as it was, which nobody has said it should be.", null);
        }
        // Not before there is something in its place.
        followFromTheBeginning();
        var took = Duration.between(asOf, clock.instant());
        return new Snapshot(list, took.isNegative() ? Duration.ZERO : took);
    }

    /** A proxy in front of a registry that is being redeployed may say that there is nothing at its addresses. */
    private void confirmThatItHasNoFeed(Instant now) {
        var since = missingSince;
        if (since == null) {
            missingSince = now;
        }
        if (since == null || HistoryProperties.isWithin(confirmation, since, now)) {
            throw new HistoryUnreadable(
                    "The registry answers with status 404 where its change feed was. After %s that will be believed."
                            .formatted(confirmation),
                    null);
        }
    }

    private void followFromTheBeginning() {
        followed = new HistoryBuilder();
        position = null;
        taken.set(0);
    }

    private void forgetList() {
        list = null;
        tagOfList = null;
    }

    static Instant moment(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }
}
