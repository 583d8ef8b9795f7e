package io.deployinsights.insights.history;

import static io.deployinsights.insights.history.Episodes.NONE;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.time.Duration;

/**
 * Finds a target's episodes of failure while its deployments come in order of completion (completion, start, id).
 *
 * <p>A failed deployment opens one when none is open, unless a success that was started later is complete already: then it was overtaken
 * before it failed. The first later success ends it that was not started before it, or the first later roll-back. A roll-back is an episode
 * of its own when none is open, and its finish is known.
 */
final class EpisodeTale {

    /** Deployments of the same to several places at once are started within this time. */
    private static final long PARALLEL_MILLIS = Duration.ofMinutes(1).toMillis();

    private final Rows rows;
    private final Versions versions;
    private final IntArrayList openings;
    private final IntArrayList endings;
    private final IntArrayList endPlaces;
    /** By episode, the success that was started last of those complete up to its end. */
    private final IntArrayList latestStarted;

    private int open = NONE;
    private int latestSuccess;

    /** Goes on after the first {@code kept} episodes of an earlier tale. */
    EpisodeTale(Rows rows, Chronology.Remembered earlier, int kept) {
        this.rows = rows;
        versions = new Versions(rows);
        var first = earlier.episodes().first(kept);
        openings = first.getFirst();
        endings = first.getLast();
        endPlaces = new IntArrayList(earlier.endPlaces(), 0, kept);
        latestStarted = new IntArrayList(earlier.latestStarted(), 0, kept);
        latestSuccess = kept == 0 ? NONE : latestStarted.getInt(kept - 1);
    }

    /** Takes the next deployment, which is at a place in the order of completion. */
    void take(int place, int row) {
        switch (rows.status(row)) {
            case FAILED -> {
                if (open == NONE && !isOvertaken(row)) {
                    open = row;
                }
            }
            case SUCCEEDED -> {
                if (latestSuccess == NONE || started(row) > started(latestSuccess)) {
                    latestSuccess = row;
                }
                if (open != NONE && repairs(row, open)) {
                    end(open, row, place);
                }
            }
            case ROLLED_BACK -> {
                if (open != NONE || rows.hasFinish(row)) {
                    end(open == NONE ? row : open, row, place);
                }
            }
            default -> {
                // Not complete.
            }
        }
    }

    Chronology.Remembered remembered() {
        return new Chronology.Remembered(
                new Episodes(openings.toIntArray(), endings.toIntArray(), open),
                endPlaces.toIntArray(),
                latestStarted.toIntArray());
    }

    private void end(int opening, int ending, int place) {
        openings.add(opening);
        endings.add(ending);
        endPlaces.add(place);
        latestStarted.add(latestSuccess);
        open = NONE;
    }

    private boolean isOvertaken(int failure) {
        return latestSuccess != NONE && started(latestSuccess) > started(failure);
    }

    private boolean repairs(int success, int failure) {
        return started(success) >= started(failure) && !isParallel(success, failure);
    }

    /** Whether both brought the same to several places at once: what worked here repairs nothing there. */
    private boolean isParallel(int success, int failure) {
        return started(success) - started(failure) <= PARALLEL_MILLIS
                && (started(success) < rows.completedAtMillis(failure) || started(success) == started(failure))
                && versions.isKnown(failure)
                && versions.areSame(success, failure);
    }

    private long started(int row) {
        return rows.startedAtMillis(row);
    }
}
