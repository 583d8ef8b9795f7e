package io.deployinsights.insights.selection;

import io.deployinsights.insights.deployment.Target;
import io.deployinsights.insights.history.Chunk;
import io.deployinsights.insights.history.DeploymentHistory;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a history that a query is about, in the groups that its answer has.
 *
 * <p>A group is there when the history has a deployment of a selected target, also when none of them is in the window: a
 * service with nothing to measure is in the answer.
 *
 * @param <K> what names a group
 */
public final class Selection<K extends @Nullable Object> {

    /** The group of a row that is not selected. */
    public static final int NONE = -1;

    private final DeploymentHistory history;
    private final List<K> groups;
    private final int[] groupOfTarget;
    private final boolean[] selectsKind;
    private final boolean[] selectsPerson;
    private final boolean ofAnyPerson;
    private final boolean isOfAllTime;
    private final long fromMillis;
    private final long toMillis;
    private final boolean filtersRows;

    private Selection(DeploymentHistory history, Query query, Function<Target, K> group, Comparator<K> order) {
        this.history = history;
        var targets = history.targets();
        groups = targets.stream()
                .filter(target -> selects(target, query))
                .map(group)
                .distinct()
                .sorted(order)
                .toList();
        var numbers = new HashMap<K, Integer>();
        groups.forEach(each -> numbers.put(each, numbers.size()));
        groupOfTarget = targets.stream()
                .mapToInt(target -> selects(target, query) ? numbers.getOrDefault(group.apply(target), NONE) : NONE)
                .toArray();
        fromMillis = query.window().fromMillis();
        toMillis = query.window().toMillis();
        isOfAllTime = query.window().isOpenOnBothSides();
        ofAnyPerson = query.deployedBy().isEmpty();
        filtersRows = !query.deploymentTypes().isEmpty() || !ofAnyPerson;
        selectsKind = filtersRows ? among(query.deploymentTypes(), history.deploymentTypes()) : new boolean[0];
        selectsPerson = ofAnyPerson ? new boolean[0] : history.peopleAmong(query.deployedBy());
    }

    /** One group a service, in the order of their names. */
    public static Selection<@Nullable String> byService(DeploymentHistory history, Query query) {
        return new Selection<>(
                history, query, Target::serviceName, Comparator.nullsFirst(Comparator.<String>naturalOrder()));
    }

    /** All in one group, which has no name; none where nothing was asked for that there is. */
    public static Selection<@Nullable String> together(DeploymentHistory history, Query query) {
        return new Selection<>(
                history, query, target -> null, Comparator.nullsFirst(Comparator.<String>naturalOrder()));
    }

    /** One group a service and environment, in the order of their names. */
    public static Selection<Target> byTarget(DeploymentHistory history, Query query) {
        return new Selection<>(history, query, Function.identity(), Target.ORDER);
    }

    /** What the groups are called, in the order of the answer. */
    public List<K> groups() {
        return groups;
    }

    /** The number of a target's group, {@link #NONE} when it is not selected; all of its selected rows are in it. */
    public int groupOfTarget(int target) {
        return groupOfTarget[target];
    }

    /** The number of the row's group, {@link #NONE} when the row is not selected or its start is outside the window. */
    public int group(int row) {
        var chunk = history.chunkOf(row);
        return group(chunk, Chunk.placeOf(row));
    }

    /** As {@link #group(int)}, of every place of a chunk. */
    void copyGroups(Chunk chunk, int[] groups) {
        int size = chunk.size();
        if (filtersRows || !isOfAllTime) {
            for (int place = 0; place < size; place++) {
                groups[place] = group(chunk, place);
            }
            return;
        }
        chunk.copyTargets(groups);
        for (int place = 0; place < size; place++) {
            groups[place] = groupOfTarget[groups[place]];
        }
    }

    /** As {@link #group(int)}, but whatever the window. */
    public int groupWhenever(int row) {
        var chunk = history.chunkOf(row);
        return groupWhenever(chunk, Chunk.placeOf(row));
    }

    /** Whether a chunk can have selected rows: its rows started within a stretch of time. */
    boolean mayHaveRowsOf(Chunk chunk) {
        return isOfAllTime || (chunk.lastStartMillis() >= fromMillis && chunk.firstStartMillis() < toMillis);
    }

    private int group(Chunk chunk, int place) {
        return isInWindow(chunk, place) ? groupWhenever(chunk, place) : NONE;
    }

    /** As {@link #groupWhenever(int)}, of a place of a chunk. */
    int groupWhenever(Chunk chunk, int place) {
        int group = groupOfTarget[chunk.target(place)];
        return group != NONE && (!filtersRows || passesFilters(chunk, place)) ? group : NONE;
    }

    /** A record without a start is in no window but that of all time. */
    private boolean isInWindow(Chunk chunk, int place) {
        if (isOfAllTime) {
            return true;
        }
        long start = chunk.startedAtMillis(place);
        return start != DeploymentHistory.NO_TIME && start >= fromMillis && start < toMillis;
    }

    private boolean passesFilters(Chunk chunk, int place) {
        if (!selectsKind[chunk.kind(place)]) {
            return false;
        }
        int person = chunk.person(place);
        return ofAnyPerson || (person >= 0 && selectsPerson[person]);
    }

    /** Which of the values are selected. */
    private static boolean[] among(Set<String> asked, List<? extends @Nullable String> values) {
        boolean[] among = new boolean[values.size()];
        for (int number = 0; number < among.length; number++) {
            among[number] = isAmong(asked, values.get(number));
        }
        return among;
    }

    private static boolean selects(Target target, Query query) {
        return isAmong(query.serviceNames(), target.serviceName())
                && isAmong(query.environments(), target.environment());
    }

    private static boolean isAmong(Set<String> asked, @Nullable String value) {
        return asked.isEmpty() || (value != null && asked.contains(value));
    }
}
