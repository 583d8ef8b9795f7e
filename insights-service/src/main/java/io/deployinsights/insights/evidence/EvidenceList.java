package io.deployinsights.insights.evidence;

import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.metric.Metric;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.selection.Reason;
import io.deployinsights.insights.selection.Selection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Lists the deployments behind a number by service, environment, newest start first, then id. */
public final class EvidenceList {

    private final EvidenceOrder order;
    private final @Nullable Position after;
    private final int limit;
    private final Map<Reason, Long> excluded = new EnumMap<>(Reason.class);

    /** The first rows from {@code after} on, the last of them at the head: only a page is ever sorted, however many rows there are. */
    private final PriorityQueue<Integer> first;

    private int total;
    private int following;
    private int told;

    private EvidenceList(DeploymentHistory history, int limit, @Nullable Position after) {
        this.order = new EvidenceOrder(history);
        this.limit = limit;
        this.after = after;
        this.first = new PriorityQueue<>(order.rows().reversed());
    }

    /**
     * One page of them.
     *
     * @param limit at least 1
     * @param after where the page begins, null for the first
     */
    public static Page page(
            DeploymentHistory history, Metric<?> metric, Role role, Query query, int limit, @Nullable Position after) {
        var list = new EvidenceList(history, limit, after);
        var selection = Selection.byTarget(history, query);
        for (int row = 0; row < history.size(); row++) {
            if (selection.group(row) != Selection.NONE) {
                var exclusion = metric.exclusion(history, row);
                list.count(exclusion);
                if (role.isOf(exclusion)) {
                    list.add(row);
                }
            }
        }
        return list.page(history, metric);
    }

    private void count(@Nullable Reason exclusion) {
        if (exclusion != null) {
            excluded.merge(exclusion, 1L, Long::sum);
        }
    }

    private void add(int row) {
        total++;
        int place = after == null ? 1 : order.compare(row, after);
        if (place < 0) {
            return;
        }
        if (place == 0 && after != null && told < after.told()) {
            told++;
        }
        following++;
        first.add(row);
        // What has been told before is at the beginning, and kept to know how many of them there are.
        if (first.size() > limit + (after == null ? 0L : after.told())) {
            first.remove();
        }
    }

    private Page page(DeploymentHistory history, Metric<?> metric) {
        var rows = first.stream().sorted(order.rows()).toList();
        var upToLast = rows.subList(0, Math.min(told + limit, rows.size()));
        var evidence = upToLast.stream()
                .skip(told)
                .map(row -> Evidence.of(history, row, metric))
                .toList();
        return new Page(evidence, total, excluded, following > upToLast.size() ? end(upToLast) : null);
    }

    private Position end(List<Integer> rows) {
        var last = order.position(rows.getLast(), 0);
        var same = rows.stream().filter(row -> order.compare(row, last) == 0).count();
        return order.position(rows.getLast(), Math.toIntExact(same));
    }
}
