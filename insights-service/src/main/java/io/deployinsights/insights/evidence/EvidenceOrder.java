package io.deployinsights.insights.evidence;

import io.deployinsights.insights.deployment.Target;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.selection.Selection;
import it.unimi.dsi.fastutil.ints.IntComparator;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order of the list: by service and environment, the newest first, then by id; or by something else, and then by id. A group's rank is its place by service and
 * environment; several may share one, because only the beginnings of very long names are compared.
 */
final class EvidenceOrder {

    private static final Comparator<@Nullable String> BY_ID = Comparator.nullsFirst(Comparator.naturalOrder());

    private static final Target ANY = new Target(null, null);

    private final DeploymentHistory history;
    private final Sort sort;
    private final List<Target> ranked;
    private final int[] rankOfGroup;

    EvidenceOrder(DeploymentHistory history, Selection<Target> selection, Sort sort) {
        this.history = history;
        this.sort = sort;
        var targets = selection.groups().stream().map(this::compared).toList();
        ranked = targets.stream().distinct().sorted(Target.ORDER).toList();
        var ranks = new HashMap<Target, Integer>();
        ranked.forEach(target -> ranks.put(target, ranks.size()));
        rankOfGroup = targets.stream().mapToInt(ranks::get).toArray();
    }

    int ranks() {
        return ranked.size();
    }

    int rank(int group) {
        return rankOfGroup[group];
    }

    /** Orders rows of one rank; those at one position by their place in the history. */
    IntComparator withinRank() {
        return (row, other) -> {
            int bySort = sort.compare(sort.millis(history, row), sort.millis(history, other));
            if (bySort != 0) {
                return bySort;
            }
            int byId = BY_ID.compare(id(row), id(other));
            return byId != 0 ? byId : Integer.compare(row, other);
        };
    }

    /** Whether all rows of a rank are before (negative) or after (positive) a position, or some of them may be at it (0). */
    int compareRank(int rank, Position position) {
        return Target.ORDER.compare(ranked.get(rank), position.target());
    }

    /** Whether a row is before (negative), at (0) or after (positive) a position. */
    int compare(int row, Position position) {
        int byTarget = Target.ORDER.compare(target(row), position.target());
        if (byTarget != 0) {
            return byTarget;
        }
        int bySort = sort.compare(sort.millis(history, row), position.millis());
        return bySort != 0 ? bySort : BY_ID.compare(id(row), position.id());
    }

    /** The position of a row. */
    Position position(int row, int listed) {
        return new Position(target(row), sort.millis(history, row), id(row), listed);
    }

    private Target target(int row) {
        return compared(history.targets().get(history.target(row)));
    }

    private Target compared(Target target) {
        return sort == Sort.SERVICE ? Position.compared(target) : ANY;
    }

    private @Nullable String id(int row) {
        return Position.compared(history.id(row));
    }
}
