package io.deployinsights.insights.history;

import static io.deployinsights.insights.history.DeploymentHistory.NO_TIME;

import io.deployinsights.insights.chronology.TimedRows;
import io.deployinsights.insights.column.ColdTextColumn;
import io.deployinsights.insights.column.TextColumn;
import io.deployinsights.insights.deployment.Deployment;
import io.deployinsights.insights.deployment.Spellings;
import io.deployinsights.insights.deployment.Status;
import io.deployinsights.insights.deployment.Tier;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** All that a registry has reported, a row a deployment, as it is seen up to a moment. Immutable. */
final class Rows implements TimedRows {

    private static final Comparator<@Nullable String> IGNORING_CASE =
            Comparator.nullsFirst(String.CASE_INSENSITIVE_ORDER);

    private final Dictionaries.Vocabulary vocabulary;
    /** As {@link RowStore} has them, of which nothing lies ahead. */
    private final List<Chunk> recorded;
    /** The same as they are seen up to the moment. */
    private final Chunk[] chunks;

    private final long firstAheadMillis;

    /** The targets of whose names one is odd; looked for when they are asked for. */
    private volatile @Nullable BitSet oddNames;

    /** Mostly a row's neighbours are looked at next. */
    private volatile @Nullable Urls lastUrls;

    /** Addresses that were decompressed. */
    private record Urls(ColdTextColumn column, int block, List<@Nullable String> texts) {}

    private Rows(Dictionaries.Vocabulary vocabulary, List<Chunk> recorded, Chunk[] chunks, long firstAheadMillis) {
        this.vocabulary = vocabulary;
        this.recorded = recorded;
        this.chunks = chunks;
        this.firstAheadMillis = firstAheadMillis;
    }

    /**
     * Rows as they are seen up to a moment.
     *
     * @param recorded chunks of which nothing lies ahead
     * @param horizonMillis what has a time after this one lies ahead
     */
    static Rows of(List<Chunk> recorded, Dictionaries.Vocabulary vocabulary, long horizonMillis) {
        var chunks = recorded.stream().map(chunk -> chunk.upTo(horizonMillis)).toArray(Chunk[]::new);
        long firstAhead =
                Arrays.stream(chunks).mapToLong(Chunk::firstAheadMillis).min().orElse(Long.MAX_VALUE);
        return new Rows(vocabulary, List.copyOf(recorded), chunks, firstAhead);
    }

    /** The same rows as they are seen up to another moment. */
    Rows upTo(long horizonMillis) {
        return of(recorded, vocabulary, horizonMillis);
    }

    /** When the first of what lies ahead has come, later than any time where nothing does. */
    long firstAheadMillis() {
        return firstAheadMillis;
    }

    @Override
    public int size() {
        return chunks.length == 0 ? 0 : chunks[chunks.length - 1].row(chunks[chunks.length - 1].size());
    }

    int chunkCount() {
        return chunks.length;
    }

    Chunk chunkAt(int number) {
        return chunks[number];
    }

    Chunk chunk(int row) {
        return chunks[Chunk.numberOf(row)];
    }

    Dictionaries.Vocabulary vocabulary() {
        return vocabulary;
    }

    /** Whether a target has a name that is odd beside others. */
    boolean hasOddName(int target) {
        var odd = oddNames;
        if (odd == null) {
            odd = Spellings.odd(vocabulary.targets().all(), deploymentsByTarget());
            oddNames = odd;
        }
        return odd.get(target);
    }

    private int[] deploymentsByTarget() {
        int[] deployments = new int[targetCount()];
        for (var chunk : chunks) {
            for (int place = 0; place < chunk.size(); place++) {
                deployments[chunk.target(place)]++;
            }
        }
        return deployments;
    }

    /** The rows that lie ahead here and not there, or the other way round, of those that are in both. */
    IntStream aheadUnlike(Rows others) {
        return IntStream.range(0, Math.min(chunks.length, others.chunks.length))
                .filter(number -> chunks[number].hasAhead() || others.chunks[number].hasAhead())
                .flatMap(number -> {
                    var chunk = chunks[number];
                    var other = others.chunks[number];
                    return IntStream.range(0, Math.min(chunk.size(), other.size()))
                            .filter(place -> State.isAhead(chunk.state(place)) != State.isAhead(other.state(place)))
                            .map(chunk::row);
                });
    }

    /** Looks at the names first, which are few, and then at the rows, of which some may have been moved to another environment. */
    boolean hasProduction() {
        return vocabulary.targets().all().stream().anyMatch(target -> Tier.PRODUCTION.includes(target.environment()))
                && Arrays.stream(chunks).anyMatch(Chunk::hasProduction);
    }

    @Override
    public int targetCount() {
        return vocabulary.targets().size();
    }

    @Override
    public int target(int row) {
        return chunk(row).target(Chunk.placeOf(row));
    }

    @Override
    public Status status(int row) {
        return chunk(row).status(Chunk.placeOf(row));
    }

    @Override
    public boolean isStarted(int row) {
        return startedAtMillis(row) != NO_TIME;
    }

    @Override
    public boolean isCompleted(int row) {
        int state = chunk(row).state(Chunk.placeOf(row));
        return State.status(state).countsInRates() && State.isInTime(state) && !State.endsBeforeStart(state);
    }

    @Override
    public boolean hasFinish(int row) {
        return State.hasFinish(chunk(row).state(Chunk.placeOf(row)));
    }

    @Override
    public boolean hasVersion(int row) {
        return version(row) != null;
    }

    @Override
    public long startedAtMillis(int row) {
        return chunk(row).startedAtMillis(Chunk.placeOf(row));
    }

    @Override
    public long completedAtMillis(int row) {
        return chunk(row).completedAtMillis(Chunk.placeOf(row));
    }

    @Override
    public int compareIds(int row, int other) {
        return compare(chunk(row).ids(), row, chunk(other).ids(), other);
    }

    @Override
    public int compareVersions(int row, int other) {
        int byVersion = compare(chunk(row).versions(), row, chunk(other).versions(), other);
        if (byVersion != 0) {
            return byVersion;
        }
        // Most are written the same, and need not be decoded.
        return compare(chunk(row).commits(), row, chunk(other).commits(), other) == 0
                ? 0
                : IGNORING_CASE.compare(commit(row), commit(other));
    }

    private static int compare(TextColumn column, int row, TextColumn otherColumn, int other) {
        return column.compare(Chunk.placeOf(row), otherColumn, Chunk.placeOf(other));
    }

    @Nullable
    String id(int row) {
        return chunk(row).ids().get(Chunk.placeOf(row));
    }

    @Nullable
    String version(int row) {
        return chunk(row).versions().get(Chunk.placeOf(row));
    }

    @Nullable
    String commit(int row) {
        return chunk(row).commits().get(Chunk.placeOf(row));
    }

    @Nullable
    String deployedBy(int row) {
        return vocabulary.person(chunk(row).person(Chunk.placeOf(row)));
    }

    @Nullable
    String statusName(int row) {
        return vocabulary.kinds().get(chunk(row).kind(Chunk.placeOf(row))).status();
    }

    Deployment deployment(int row) {
        int place = Chunk.placeOf(row);
        return vocabulary.deployment(chunk(row), place, url(chunk(row).urls(), place));
    }

    private @Nullable String url(ColdTextColumn column, int place) {
        int block = ColdTextColumn.blockOf(place);
        var urls = lastUrls;
        if (urls == null || urls.block != block || urls.column != column) {
            urls = new Urls(column, block, column.block(block));
            lastUrls = urls;
        }
        return urls.texts.get(ColdTextColumn.placeOf(place));
    }
}
