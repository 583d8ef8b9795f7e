package io.deployinsights.insights.metric;

import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.selection.Reason;
import io.deployinsights.insights.selection.Selection;
import java.util.EnumMap;
import java.util.Map;

/** One pass over all rows that were asked for, which sorts them into counted and excluded. */
// An array by ordinal is what an EnumMap is, without a boxed count per excluded row.
@SuppressWarnings("EnumOrdinal")
final class Scan {

    /** What is done with a row that counts. */
    @FunctionalInterface
    interface Counter {
        void count(int group, int row);
    }

    private Scan() {}

    /** Counts every row that the metric does not exclude, and returns how many it excludes, by reason. */
    static Map<Reason, Long> of(DeploymentHistory history, Selection<?> selection, Metric<?> metric, Counter counter) {
        long[] excluded = new long[Reason.values().length];
        for (int row = 0; row < history.size(); row++) {
            int group = selection.group(row);
            if (group == Selection.NONE) {
                continue;
            }
            var reason = metric.exclusion(history, row);
            if (reason == null) {
                counter.count(group, row);
            } else {
                excluded[reason.ordinal()]++;
            }
        }
        return byReason(excluded);
    }

    private static Map<Reason, Long> byReason(long[] counts) {
        var excluded = new EnumMap<Reason, Long>(Reason.class);
        for (var reason : Reason.values()) {
            if (counts[reason.ordinal()] > 0) {
                excluded.put(reason, counts[reason.ordinal()]);
            }
        }
        return excluded;
    }
}
