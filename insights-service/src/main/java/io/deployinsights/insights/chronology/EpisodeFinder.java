package io.deployinsights.insights.chronology;

import static io.deployinsights.insights.chronology.Episodes.NONE;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.time.Duration;
import java.util.Arrays;

/**
 * Finds a target's episodes of failure while its deployments come in order of completion (completion, start, id).
 *
 * <p>A failed deployment opens one when none is open, unless a success that was started later is complete already: then it was overtaken
 * before it failed. The first later success ends it that was not started before it, or the first later roll-back. A roll-back is an episode
 * of its own when none is open, and its finish is known.
 */
final class EpisodeFinder {

    /** Deployments of the same to several places at once are started within this time. */
    private static final long PARALLEL_MILLIS = Duration.ofMinutes(1).toMillis();

    /**
     * What was found, with what it takes to go on from the end of any episode.
     *
     * @param endPlaces by episode, the place in the order of completion where it ends; ascending
     * @param latestStarted by episode, the success that was started last of those complete up to its end, {@link Episodes#NONE} where there is none
     */
    // Never changed, and one number an episode.
    @SuppressWarnings("ArrayRecordComponent")
    record Found(Episodes episodes, int[] endPlaces, int[] latestStarted) {

        static final Found NOTHING = new Found(Episodes.NO_EPISODES, new int[0], new int[0]);

        /** How many episodes end before a place. */
        int endedBefore(int place) {
            int search = Arrays.binarySearch(endPlaces, place);
            return search < 0 ? -search - 1 : search;
        }

        /** The place after the end of the first {@code kept} episodes. */
        int placeAfter(int kept) {
            return kept == 0 ? 0 : endPlaces[kept - 1] + 1;
        }
    }

    private final TimedRows rows;
    private final IntArrayList openings;
    private final IntArrayList endings;
    private final IntArrayList endPlaces;
    private final IntArrayList latestStarted;

    private int open = NONE;
    private int latestSuccess;

    /** Goes on after the first {@code kept} episodes that were found earlier. */
    EpisodeFinder(TimedRows rows, Found earlier, int kept) {
        this.rows = rows;
        openings = earlier.episodes().openings(kept);
        endings = earlier.episodes().endings(kept);
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

    Found found() {
        var episodes = openings.isEmpty() && open == NONE
                ? Episodes.NO_EPISODES
                : new Episodes(openings.toIntArray(), endings.toIntArray(), open);
        return new Found(episodes, endPlaces.toIntArray(), latestStarted.toIntArray());
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
                && rows.hasVersion(failure)
                && rows.compareVersions(success, failure) == 0;
    }

    private long started(int row) {
        return rows.startedAtMillis(row);
    }
}
