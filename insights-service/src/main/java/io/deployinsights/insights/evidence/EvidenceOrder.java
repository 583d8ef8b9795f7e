package io.deployinsights.insights.evidence;

import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.history.Target;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The order of the list: by service and environment, the newest first, then by id. A million rows are compared without an object each. */
final class EvidenceOrder {

    private static final Comparator<@Nullable String> BY_ID = Comparator.nullsFirst(Comparator.naturalOrder());

    private final DeploymentHistory history;
    private final List<Target> targets;
    private final int[] rankOfTarget;

    EvidenceOrder(DeploymentHistory history) {
        this.history = history;
        targets = history.targets().stream().map(Position::compared).toList();
        var ranks = targets.stream().distinct().sorted(Target.ORDER).toList();
        rankOfTarget = targets.stream().mapToInt(ranks::indexOf).toArray();
    }

    /** Of rows; tells also those apart that have one position, by their place in the history. */
    Comparator<Integer> rows() {
        return this::compareRows;
    }

    private int compareRows(int row, int other) {
        int byTarget = Integer.compare(rankOfTarget[history.target(row)], rankOfTarget[history.target(other)]);
        if (byTarget != 0) {
            return byTarget;
        }
        int byStart = Long.compare(history.startedAtMillis(other), history.startedAtMillis(row));
        if (byStart != 0) {
            return byStart;
        }
        int byId = BY_ID.compare(id(row), id(other));
        return byId != 0 ? byId : Integer.compare(row, other);
    }

    /** Whether a row is before (negative), at (0) or after (positive) a position. */
    int compare(int row, Position position) {
        int byTarget = Target.ORDER.compare(targets.get(history.target(row)), position.target());
        if (byTarget != 0) {
            return byTarget;
        }
        int byStart = Long.compare(position.startedAtMillis(), history.startedAtMillis(row));
        return byStart != 0 ? byStart : BY_ID.compare(id(row), position.id());
    }

    /** The position of a row. */
    Position position(int row, int told) {
        return new Position(targets.get(history.target(row)), history.startedAtMillis(row), id(row), told);
    }

    private @Nullable String id(int row) {
        return Position.compared(history.id(row));
    }
}
