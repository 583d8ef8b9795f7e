package io.deployinsights.insights.selection;

import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.history.Target;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a history that a query is about, in the groups that its answer has.
 *
 * <p>A group is there when the history has a deployment of a target that was asked for, also when none of them is in the window: so a
 * service with nothing to measure is told, not left out.
 *
 * @param <K> what names a group
 */
public final class Selection<K extends @Nullable Object> {

    /** The group of a row that was not asked for. */
    public static final int NONE = -1;

    private final DeploymentHistory history;
    private final Query query;
    private final List<K> groups;
    private final int[] groupOfTarget;
    private final long fromMillis;
    private final long toMillis;
    private final boolean filtersRows;

    private Selection(DeploymentHistory history, Query query, Function<Target, K> group, Comparator<K> order) {
        this.history = history;
        this.query = query;
        var targets = history.targets();
        groups = targets.stream()
                .filter(target -> asksFor(target, query))
                .map(group)
                .distinct()
                .sorted(order)
                .toList();
        var numbers = new HashMap<K, Integer>();
        groups.forEach(each -> numbers.put(each, numbers.size()));
        groupOfTarget = targets.stream()
                .mapToInt(target -> asksFor(target, query) ? numbers.getOrDefault(group.apply(target), NONE) : NONE)
                .toArray();
        fromMillis = query.window().fromMillis();
        toMillis = query.window().toMillis();
        filtersRows = !query.deploymentTypes().isEmpty() || !query.deployedBy().isEmpty();
    }

    /** One group a service, in the order of their names. */
    public static Selection<@Nullable String> byService(DeploymentHistory history, Query query) {
        return new Selection<>(
                history, query, Target::serviceName, Comparator.nullsFirst(Comparator.<String>naturalOrder()));
    }

    /** One group a service and environment, in the order of their names. */
    public static Selection<Target> byTarget(DeploymentHistory history, Query query) {
        return new Selection<>(history, query, Function.identity(), Target.ORDER);
    }

    /** What the groups are called, in the order of the answer. */
    public List<K> groups() {
        return groups;
    }

    /** The number of the row's group, {@link #NONE} when the row was not asked for or its start is outside the window. */
    public int group(int row) {
        return group(row, history.startedAtMillis(row));
    }

    /** As {@link #group(int)}, but with another moment than its start to decide whether the row is in the window. */
    public int group(int row, long millis) {
        return isInWindow(millis) ? groupWhenever(row) : NONE;
    }

    /** As {@link #group(int)}, but whatever the window. */
    public int groupWhenever(int row) {
        int group = groupOfTarget[history.target(row)];
        return group != NONE && (!filtersRows || passesFilters(row)) ? group : NONE;
    }

    /** A record without a start is in no window but that of all time. */
    private boolean isInWindow(long millis) {
        return millis == DeploymentHistory.NO_TIME
                ? query.window().isOpenOnBothSides()
                : millis >= fromMillis && millis < toMillis;
    }

    private boolean passesFilters(int row) {
        return isAmong(query.deploymentTypes(), history.deploymentType(row))
                && isAmong(query.deployedBy(), history.deployedBy(row));
    }

    private static boolean asksFor(Target target, Query query) {
        return isAmong(query.serviceNames(), target.serviceName())
                && isAmong(query.environments(), target.environment());
    }

    private static boolean isAmong(Set<String> asked, @Nullable String value) {
        return asked.isEmpty() || (value != null && asked.contains(value));
    }
}
