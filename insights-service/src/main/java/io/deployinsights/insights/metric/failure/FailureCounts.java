package io.deployinsights.insights.metric.failure;

import io.deployinsights.insights.deployment.Status;
import io.deployinsights.insights.exclusion.Verdicts;
import io.deployinsights.insights.history.Chunk;
import io.deployinsights.insights.history.DeploymentHistory;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** How many deployments failed while a failure lasted, whatever the query selects. */
public final class FailureCounts {

    private final Verdicts finished;
    private final List<FailureSpan> spans;
    private final List<NavigableMap<Long, Integer>> placesByTarget;
    private final int[] counts;

    private FailureCounts(DeploymentHistory history, List<FailureSpan> spans, Verdicts finished) {
        this.finished = finished;
        this.spans = spans;
        counts = new int[spans.size()];
        placesByTarget = IntStream.range(0, history.targets().size())
                .<NavigableMap<Long, Integer>>mapToObj(target -> new TreeMap<>())
                .toList();
        for (int place = 0; place < counts.length; place++) {
            var span = spans.get(place);
            if (!span.isRollBack()) {
                placesByTarget.get(span.target()).put(span.sinceMillis(), place);
            }
        }
    }

    /**
     * Counts for each of the failures of a history.
     *
     * @param finished which deployments have an end that can be trusted
     */
    public static FailureCounts of(DeploymentHistory history, List<FailureSpan> spans, Verdicts finished) {
        var counts = new FailureCounts(history, spans, finished);
        if (!spans.isEmpty()) {
            IntStream.range(0, history.chunks()).mapToObj(history::chunk).forEach(counts::count);
        }
        return counts;
    }

    /** How many failed from the beginning of the failure at a place of the list until it was over: what opened it, at least. */
    public int in(int place) {
        return Math.max(counts[place], 1);
    }

    private void count(Chunk chunk) {
        for (int place = 0; place < chunk.size(); place++) {
            if (chunk.status(place) == Status.FAILED && finished.count(chunk, place)) {
                long completed = chunk.completedAtMillis(place);
                var latest = placesByTarget.get(chunk.target(place)).floorEntry(completed);
                if (latest != null && completed < spans.get(latest.getValue()).untilMillis()) {
                    counts[latest.getValue()]++;
                }
            }
        }
    }
}
