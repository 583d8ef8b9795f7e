package io.deployinsights.insights.selection;

import io.deployinsights.insights.history.Chunk;
import io.deployinsights.insights.history.DeploymentHistory;
import java.util.Comparator;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** When the first deployment started that the filters select, whatever the window; impossible and future starts are left out. */
final class FirstStart {

    private FirstStart() {}

    /** Its epoch millisecond; empty when nothing is selected. */
    static OptionalLong of(DeploymentHistory history, Query query) {
        var selection = Selection.byService(history, query);
        if (selection.groups().isEmpty()) {
            return OptionalLong.empty();
        }
        long first = Long.MAX_VALUE;
        // Usually the first chunk has it, and none of the others has to be looked at.
        for (var chunk : IntStream.range(0, history.chunks())
                .mapToObj(history::chunk)
                .sorted(Comparator.comparingLong(Chunk::firstStartMillis))
                .toList()) {
            if (chunk.firstStartMillis() >= first) {
                break;
            }
            first = Math.min(first, first(chunk, selection));
        }
        return first == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(first);
    }

    private static long first(Chunk chunk, Selection<?> selection) {
        long first = Long.MAX_VALUE;
        for (int place = 0; place < chunk.size(); place++) {
            long start = chunk.startedAtMillis(place);
            if (start < first && chunk.isInTime(place) && selection.groupWhenever(chunk, place) != Selection.NONE) {
                first = start;
            }
        }
        return first;
    }
}
