package io.deployinsights.insights.evidence;

import io.deployinsights.insights.exclusion.Reason;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.metric.Metric;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.selection.Scan;
import io.deployinsights.insights.selection.Selection;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** Lists the deployments behind a number. */
public final class EvidenceList {

    /**
     * A part of the deployments behind a number.
     *
     * @param total how many there are on all pages
     * @param excluded how many of the selected deployments the metric does not count, by reason, whatever the role
     * @param next where the page after this one begins, null when this is the last
     */
    public record Page(
            List<Evidence> evidence,
            int total,
            Map<Reason, Long> excluded,
            @Nullable Position next) {}

    private EvidenceList() {}

    /**
     * One page of them.
     *
     * @param limit at least 1
     * @param after where the page begins, null for the first
     */
    public static Page page(
            DeploymentHistory history, Listing listing, Query query, int limit, @Nullable Position after) {
        var selection = Selection.byTarget(history, query);
        var metric = listing.metric();
        var order = new EvidenceOrder(history, selection, listing.sort());
        // The rows at the position itself come first; how many there are decides where the page begins.
        int most = Math.clamp((long) limit + (after == null ? 0 : after.listed()), 1, Integer.MAX_VALUE);
        var scan = Scan.of(history, selection, metric, () -> new FirstRows(history, listing, order, after, most));
        var first = scan.counted();
        List<Integer> rows = first.sorted();
        int listed = after == null ? 0 : listed(rows, order, after);
        var upToLast = rows.subList(0, Math.min(listed + limit, rows.size()));
        var evidence = new ListedDeployments(history, metric, List.copyOf(upToLast.subList(listed, upToLast.size())));
        boolean isLast = first.following() <= upToLast.size();
        return new Page(evidence, first.total(), scan.excluded(), isLast ? null : end(upToLast, order));
    }

    /** Each deployment is read when it is looked at: all of them at once may take much memory. */
    private static final class ListedDeployments extends AbstractList<Evidence> implements RandomAccess {

        private final DeploymentHistory history;
        private final Metric<?> metric;
        private final List<Integer> rows;

        ListedDeployments(DeploymentHistory history, Metric<?> metric, List<Integer> rows) {
            this.history = history;
            this.metric = metric;
            this.rows = rows;
        }

        @Override
        public Evidence get(int index) {
            return Evidence.of(history, rows.get(index), metric);
        }

        @Override
        public int size() {
            return rows.size();
        }
    }

    /** How many of the rows at the position itself earlier pages have listed. */
    private static int listed(List<Integer> rows, EvidenceOrder order, Position after) {
        long same = rows.stream().filter(row -> order.compare(row, after) == 0).count();
        return (int) Math.min(same, after.listed());
    }

    private static Position end(List<Integer> rows, EvidenceOrder order) {
        var last = order.position(rows.getLast(), 0);
        long same = rows.stream().filter(row -> order.compare(row, last) == 0).count();
        return order.position(rows.getLast(), Math.toIntExact(same));
    }
}
