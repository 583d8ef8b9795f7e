package io.deployinsights.insights.history;

import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Every deployment of the registry at one moment, a row each from 0 to {@code size() - 1}. Immutable.
 *
 * <p>Times are epoch milliseconds, {@link #NO_TIME} where the registry has none. Accessors by row don't check their argument beyond what
 * the arrays do: they are read a million times a request.
 */
public final class DeploymentHistory {

    /** A time that is missing. */
    public static final long NO_TIME = Long.MIN_VALUE;

    static final int NO_NUMBER = Integer.MIN_VALUE;

    private final Instant asOf;
    private final List<Target> targets;
    private final List<Kind> kinds;
    private final List<String> people;
    private final List<UrlPattern> urlPatterns;
    private final Status[] statusOfKind;
    private final boolean[] hotfixKind;

    private final int[] target;
    private final int[] kind;
    private final int[] person;
    private final long[] startedAtMillis;
    private final long[] finishedAtMillis;
    private final long[] committedAtMillis;
    private final int[] pullRequest;
    private final TextColumn id;
    private final TextColumn version;
    private final TextColumn commit;
    private final int[] urlPattern;
    private final long[] urlNumber;
    private final int[] completionOrder;
    private final BitSet possibleDuplicates;

    DeploymentHistory(HistoryBuilder columns, Instant asOf) {
        this.asOf = asOf;
        targets = columns.targets.values();
        kinds = columns.kinds.values();
        people = columns.people.values();
        urlPatterns = columns.urlPatterns.values();
        statusOfKind = kinds.stream().map(each -> Status.named(each.status())).toArray(Status[]::new);
        hotfixKind = new boolean[kinds.size()];
        IntStream.range(0, kinds.size())
                .forEach(number -> hotfixKind[number] = kinds.get(number).hotfix());
        target = columns.target.toIntArray();
        kind = columns.kind.toIntArray();
        person = columns.person.toIntArray();
        startedAtMillis = columns.startedAtMillis.toLongArray();
        finishedAtMillis = columns.finishedAtMillis.toLongArray();
        committedAtMillis = columns.committedAtMillis.toLongArray();
        pullRequest = columns.pullRequest.toIntArray();
        id = columns.id.toColumn();
        version = columns.version.toColumn();
        commit = columns.commit.toColumn();
        urlPattern = columns.urlPattern.toIntArray();
        urlNumber = columns.urlNumber.toLongArray();
        completionOrder = CompletionOrder.of(this);
        possibleDuplicates = PossibleDuplicates.of(this);
    }

    /** The moment of the registry state that the deployments were read from; what the metrics take for now. */
    public Instant asOf() {
        return asOf;
    }

    /** How many deployments there are. */
    public int size() {
        return target.length;
    }

    /** What deployments change, in the order in which {@link #target(int)} numbers them. */
    public List<Target> targets() {
        return targets;
    }

    /** The number of the row's target in {@link #targets()}. */
    public int target(int row) {
        return target[row];
    }

    public Status status(int row) {
        return statusOfKind[kind[row]];
    }

    public boolean isHotfix(int row) {
        return hotfixKind[kind[row]];
    }

    public @Nullable String deploymentType(int row) {
        return kinds.get(kind[row]).deploymentType();
    }

    public @Nullable String deployedBy(int row) {
        return person[row] == NO_NUMBER ? null : people.get(person[row]);
    }

    public long startedAtMillis(int row) {
        return startedAtMillis[row];
    }

    public long finishedAtMillis(int row) {
        return finishedAtMillis[row];
    }

    /** When a finished deployment was complete: its finish, or its start where the finish is missing. */
    public long completedAtMillis(int row) {
        return finishedAtMillis[row] == NO_TIME ? startedAtMillis[row] : finishedAtMillis[row];
    }

    /** How many deployments have finished and have a start. */
    public int completions() {
        return completionOrder.length;
    }

    /** The row at a place, from 0 on, in the order of completion, then start, then id, of finished deployments that have a start. */
    public int completion(int place) {
        return completionOrder[place];
    }

    public @Nullable String id(int row) {
        return id.get(row);
    }

    /** Orders two rows by id. */
    public int compareIds(int row, int other) {
        return id.compare(row, other);
    }

    public @Nullable String version(int row) {
        return version.get(row);
    }

    public @Nullable String commitSha(int row) {
        return commit.get(row);
    }

    /** The whole deployment of a row, with everything the registry told of it. */
    public Deployment deployment(int row) {
        var changed = targets.get(target[row]);
        var common = kinds.get(kind[row]);
        return new Deployment(
                id(row),
                changed.serviceName(),
                version(row),
                changed.environment(),
                common.deploymentType(),
                common.status(),
                deployedBy(row),
                time(startedAtMillis[row]),
                time(finishedAtMillis[row]),
                commitSha(row),
                pullRequest[row] == NO_NUMBER ? null : pullRequest[row],
                time(committedAtMillis[row]),
                urlPattern[row] == NO_NUMBER
                        ? null
                        : urlPatterns.get(urlPattern[row]).with(urlNumber[row]),
                common.hotfix());
    }

    /** Whether another row has the same target, version, commit and start. */
    public boolean isPossibleDuplicate(int row) {
        return possibleDuplicates.get(row);
    }

    /** Whether two rows are the same deployment but for their ids: same target, version, commit and start. */
    boolean isSameDeployment(int row, int other) {
        return target[row] == target[other]
                && startedAtMillis[row] == startedAtMillis[other]
                && version.compare(row, other) == 0
                && commit.compare(row, other) == 0;
    }

    /** Equal for rows that {@link #isSameDeployment}. */
    int hashOfDeployment(int row) {
        return 31 * (31 * (31 * target[row] + Long.hashCode(startedAtMillis[row])) + version.hash(row))
                + commit.hash(row);
    }

    private static @Nullable Instant time(long millis) {
        return millis == NO_TIME ? null : Instant.ofEpochMilli(millis);
    }
}
