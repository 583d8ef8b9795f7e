package io.deployinsights.insights.history;

import io.deployinsights.insights.column.UrlPattern;
import it.unimi.dsi.fastutil.ints.IntSet;
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
    private final Object version;
    private final Chunk[] chunks;
    private final int size;
    private final List<Target> targets;
    private final List<Kind> kinds;
    private final List<String> people;
    private final List<UrlPattern> urlPatterns;
    private final Status[] statusOfKind;
    private final boolean[] hotfixKind;
    private final RowOrder completed;
    private final RowOrder started;
    private final BitSet possibleDuplicates;

    DeploymentHistory(
            Instant asOf,
            Chunk[] chunks,
            Dictionaries dictionaries,
            @Nullable DeploymentHistory previous,
            IntSet touched) {
        this.asOf = asOf;
        version = previous == null || !touched.isEmpty() ? new Object() : previous.version;
        this.chunks = chunks;
        size = chunks.length == 0 ? 0 : (chunks.length - 1) * Chunk.ROWS + chunks[chunks.length - 1].size();
        targets = dictionaries.targets().values();
        kinds = dictionaries.kinds().values();
        people = dictionaries.people().values();
        urlPatterns = dictionaries.urlPatterns().values();
        statusOfKind = kinds.stream().map(each -> Status.named(each.status())).toArray(Status[]::new);
        hotfixKind = new boolean[kinds.size()];
        IntStream.range(0, kinds.size())
                .forEach(number -> hotfixKind[number] = kinds.get(number).hotfix());
        var order = new Chronology(this);
        if (previous == null) {
            completed = RowOrder.of(size, order::isCompleted, order::byCompletion);
            started = RowOrder.of(size, order::isStarted, order::byStart);
            possibleDuplicates = order.duplicates(started);
        } else {
            completed = previous.completed.after(touched, order::isCompleted, order::byCompletion);
            started = previous.started.after(touched, order::isStarted, order::byStart);
            possibleDuplicates = touched.isEmpty() ? previous.possibleDuplicates : order.duplicates(started);
        }
    }

    /** The moment of the registry state that the deployments were read from; what the metrics take for now. */
    public Instant asOf() {
        return asOf;
    }

    /** The same object as long as nothing but {@link #asOf()} is another: what was computed from these deployments then still holds. */
    public Object version() {
        return version;
    }

    /** How many deployments there are. */
    public int size() {
        return size;
    }

    /** What deployments change, in the order in which {@link #target(int)} numbers them. */
    public List<Target> targets() {
        return targets;
    }

    /** The number of the row's target in {@link #targets()}. */
    public int target(int row) {
        return chunk(row).target[row & Chunk.MASK];
    }

    public Status status(int row) {
        return statusOfKind[kind(row)];
    }

    public boolean isHotfix(int row) {
        return hotfixKind[kind(row)];
    }

    public @Nullable String deploymentType(int row) {
        return kinds.get(kind(row)).deploymentType();
    }

    public @Nullable String deployedBy(int row) {
        int person = chunk(row).person[row & Chunk.MASK];
        return person == NO_NUMBER ? null : people.get(person);
    }

    public long startedAtMillis(int row) {
        return chunk(row).startedAtMillis[row & Chunk.MASK];
    }

    public long finishedAtMillis(int row) {
        return chunk(row).finishedAtMillis[row & Chunk.MASK];
    }

    /** When a finished deployment was complete: its finish, or its start where the finish is missing. */
    public long completedAtMillis(int row) {
        long finished = finishedAtMillis(row);
        return finished == NO_TIME ? startedAtMillis(row) : finished;
    }

    /** The finished deployments that have a start, by completion, then start, then id: how many there are. */
    public int completions() {
        return completed.size();
    }

    /** The row of the finished deployment at a place from 0 on. */
    public int completion(int place) {
        return completed.row(place);
    }

    /** The deployments that have a start, the earliest first: how many there are. */
    public int starts() {
        return started.size();
    }

    /** The row of the deployment at a place from 0 on. */
    public int start(int place) {
        return started.row(place);
    }

    public @Nullable String id(int row) {
        return chunk(row).id.get(row & Chunk.MASK);
    }

    /** Orders two rows by id. */
    public int compareIds(int row, int other) {
        return chunk(row).id.compare(row & Chunk.MASK, chunk(other).id, other & Chunk.MASK);
    }

    public @Nullable String version(int row) {
        return chunk(row).version.get(row & Chunk.MASK);
    }

    public @Nullable String commitSha(int row) {
        return chunk(row).commit.get(row & Chunk.MASK);
    }

    /** Whether another row has the same target, version, commit and start. */
    public boolean isPossibleDuplicate(int row) {
        return possibleDuplicates.get(row);
    }

    /** The whole deployment of a row, with everything the registry told of it. */
    public Deployment deployment(int row) {
        var chunk = chunk(row);
        int place = row & Chunk.MASK;
        var target = targets.get(chunk.target[place]);
        var kind = kinds.get(chunk.kind[place]);
        int pullRequest = chunk.pullRequest[place];
        int urlPattern = chunk.urlPattern[place];
        return new Deployment(
                id(row),
                target.serviceName(),
                version(row),
                target.environment(),
                kind.deploymentType(),
                kind.status(),
                deployedBy(row),
                time(chunk.startedAtMillis[place]),
                time(chunk.finishedAtMillis[place]),
                commitSha(row),
                pullRequest == NO_NUMBER ? null : pullRequest,
                time(chunk.committedAtMillis[place]),
                urlPattern == NO_NUMBER ? null : urlPatterns.get(urlPattern).with(chunk.urlNumber[place]),
                kind.hotfix());
    }

    /** Orders two rows by version and commit: an order of its own, but 0 just for those that are the same. */
    int compareChanges(int row, int other) {
        var chunk = chunk(row);
        var otherChunk = chunk(other);
        int byVersion = chunk.version.compare(row & Chunk.MASK, otherChunk.version, other & Chunk.MASK);
        return byVersion != 0
                ? byVersion
                : chunk.commit.compare(row & Chunk.MASK, otherChunk.commit, other & Chunk.MASK);
    }

    private Chunk chunk(int row) {
        return chunks[row >> Chunk.BITS];
    }

    private int kind(int row) {
        return chunk(row).kind[row & Chunk.MASK];
    }

    private static @Nullable Instant time(long millis) {
        return millis == NO_TIME ? null : Instant.ofEpochMilli(millis);
    }
}
