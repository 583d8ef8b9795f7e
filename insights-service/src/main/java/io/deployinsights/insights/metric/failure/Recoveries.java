package io.deployinsights.insights.metric.failure;

import io.deployinsights.insights.chronology.Episodes;
import io.deployinsights.insights.deployment.Status;
import io.deployinsights.insights.history.Chunk;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.selection.Selection;
import io.deployinsights.insights.statistics.Sample;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How long failures lasted. An episode belongs to the time that its end is in, and to the person and deployment type that ended it; an open
 * one to those that opened it.
 */
public final class Recoveries {

    private Recoveries() {}

    /**
     * How long those lasted that ended in a stretch of time, by group of the selection, whose own window doesn't matter.
     *
     * @param fromMillis the first epoch millisecond inside
     * @param toMillis the first one after
     */
    public static Sample[] durations(
            DeploymentHistory history, Selection<?> selection, long fromMillis, long toMillis) {
        var ofTargets = IntStream.range(0, history.targets().size())
                .parallel()
                .mapToObj(target -> durations(history, selection, target, fromMillis, toMillis))
                .toList();
        var durations =
                Stream.generate(Sample::new).limit(selection.groups().size()).toArray(Sample[]::new);
        for (int target = 0; target < ofTargets.size(); target++) {
            int group = selection.groupOfTarget(target);
            if (group != Selection.NONE) {
                durations[group].and(ofTargets.get(target));
            }
        }
        return durations;
    }

    /** The rows that opened the episodes which were open at a moment, of those selected: one a target at most. */
    public static IntList open(DeploymentHistory history, Selection<?> selection, long millis) {
        var open = new IntArrayList();
        for (int target = 0; target < history.targets().size(); target++) {
            int opening = open(history, target, millis);
            if (opening != Episodes.NONE && selection.groupWhenever(opening) != Selection.NONE) {
                open.add(opening);
            }
        }
        return open;
    }

    /**
     * When the failure began which a row opened, in epoch milliseconds: when a failed deployment was complete; when what was rolled back had
     * succeeded, or was started where that is not known.
     */
    public static long sinceMillis(DeploymentHistory history, int opening) {
        var chunk = history.chunkOf(opening);
        int place = Chunk.placeOf(opening);
        if (chunk.status(place) != Status.ROLLED_BACK) {
            return chunk.completedAtMillis(place);
        }
        return chunk.rolledBackAtMillis(place) == DeploymentHistory.NO_TIME
                ? chunk.startedAtMillis(place)
                : chunk.finishedAtMillis(place);
    }

    private static int open(DeploymentHistory history, int target, long millis) {
        var episodes = history.episodes(target);
        int next = firstEndedBy(millis, history, episodes);
        int opening = next < episodes.size() ? episodes.opening(next) : episodes.open();
        return opening != Episodes.NONE && history.completedAtMillis(opening) < millis ? opening : Episodes.NONE;
    }

    private static Sample durations(
            DeploymentHistory history, Selection<?> selection, int target, long fromMillis, long toMillis) {
        var durations = new Sample();
        var episodes = history.episodes(target);
        int end = firstEndedBy(toMillis, history, episodes);
        for (int i = firstEndedBy(fromMillis, history, episodes); i < end; i++) {
            int ending = episodes.ending(i);
            if (selection.groupWhenever(ending) != Selection.NONE) {
                durations.add(history.completedAtMillis(ending) - sinceMillis(history, episodes.opening(i)));
            }
        }
        return durations;
    }

    /** The place of the first episode that ended at a moment or later. */
    private static int firstEndedBy(long millis, DeploymentHistory history, Episodes episodes) {
        int low = 0;
        int high = episodes.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (history.completedAtMillis(episodes.ending(middle)) < millis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
