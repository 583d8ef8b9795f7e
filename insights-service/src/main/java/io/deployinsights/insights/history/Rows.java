package io.deployinsights.insights.history;

import static io.deployinsights.insights.history.DeploymentHistory.NO_TIME;

import io.deployinsights.insights.column.ByteDictionary;
import io.deployinsights.insights.column.ColdTextColumn;
import io.deployinsights.insights.column.EncodedText;
import io.deployinsights.insights.column.NumberColumn;
import io.deployinsights.insights.history.Dictionaries.Kind;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that a registry told, a row a deployment, and the orders that rows are looked at in. Immutable. */
final class Rows {

    private static final int UNTRUSTED = State.ENDS_BEFORE_START | State.IMPOSSIBLE_TIME | State.AHEAD;

    final Targets targets;
    final List<@Nullable String> deploymentTypes;
    private final List<Kind> kinds;
    private final ByteDictionary.Values people;
    /** Whoever looks at one row looks at its neighbours, mostly. */
    private volatile @Nullable Urls lastUrls;

    /** Addresses that were decompressed. */
    private record Urls(ColdTextColumn column, int block, List<@Nullable String> texts) {}

    /** Looked for when somebody asks; the targets of whose names one is odd. */
    private volatile @Nullable BitSet oddNames;

    /** Without what depends on the moment. */
    private final Chunk[] told;

    private final Chunk[] chunks;
    /** When the first of what lies ahead has come. */
    private final long firstAheadMillis;

    /** What has a time after {@code horizonMillis} is {@link State#AHEAD}. */
    Rows(List<Chunk> chunks, Dictionaries dictionaries, long horizonMillis) {
        told = chunks.toArray(Chunk[]::new);
        this.chunks = upTo(horizonMillis, told);
        firstAheadMillis = firstAheadMillis(this.chunks);
        targets = dictionaries.targets().values();
        kinds = dictionaries.kinds().values();
        deploymentTypes =
                kinds.stream().<@Nullable String>map(Kind::deploymentType).toList();
        people = dictionaries.people().values();
    }

    private Rows(Rows rows, Chunk[] told, long horizonMillis) {
        targets = rows.targets;
        deploymentTypes = rows.deploymentTypes;
        kinds = rows.kinds;
        people = rows.people;
        this.told = told;
        chunks = upTo(horizonMillis, told);
        firstAheadMillis = firstAheadMillis(chunks);
    }

    /** The same rows with another horizon. */
    Rows upTo(long horizonMillis) {
        return new Rows(this, told, horizonMillis);
    }

    /** None of the rows. */
    Rows none() {
        return new Rows(this, new Chunk[0], Long.MAX_VALUE);
    }

    /** When the first of what lies ahead has come, later than any time where nothing does. */
    long firstAheadMillis() {
        return firstAheadMillis;
    }

    int size() {
        return chunks.length == 0 ? 0 : (chunks.length - 1) * Chunk.ROWS + chunks[chunks.length - 1].size();
    }

    int chunkCount() {
        return chunks.length;
    }

    Chunk chunkAt(int number) {
        return chunks[number];
    }

    Chunk chunk(int row) {
        return chunks[row >> Chunk.BITS];
    }

    /** Whether a target has a name that is odd beside others. */
    boolean hasOddName(int target) {
        var odd = oddNames;
        if (odd == null) {
            odd = OddNames.of(this);
            oddNames = odd;
        }
        return odd.get(target);
    }

    /** Looks at the names first, which are few, and then at the rows, of which some may have been moved to another environment. */
    boolean hasProduction() {
        return targets.all().stream().anyMatch(target -> Tier.PRODUCTION.includes(target.environment()))
                && Arrays.stream(chunks).anyMatch(Chunk::hasProduction);
    }

    int target(int row) {
        return chunk(row).target(row & Chunk.MASK);
    }

    Status status(int row) {
        return chunk(row).status(row & Chunk.MASK);
    }

    long startedAtMillis(int row) {
        return chunk(row).startedAtMillis(row & Chunk.MASK);
    }

    long completedAtMillis(int row) {
        return chunk(row).completedAtMillis(row & Chunk.MASK);
    }

    boolean hasFinish(int row) {
        return (chunk(row).state(row & Chunk.MASK) & State.HAS_FINISH) != 0;
    }

    boolean isStarted(int row) {
        return startedAtMillis(row) != NO_TIME;
    }

    /** Succeeded, failed or rolled back, with times that can be trusted. */
    boolean isCompleted(int row) {
        int state = chunk(row).state(row & Chunk.MASK);
        return status(row).countsInRates() && (state & (State.HAS_START | UNTRUSTED)) == State.HAS_START;
    }

    /** By completion, then start, then id: what episodes of failure and recovery are told in. */
    int byCompletion(int row, int other) {
        int byCompletion = Long.compare(completedAtMillis(row), completedAtMillis(other));
        if (byCompletion != 0) {
            return byCompletion;
        }
        int byStart = Long.compare(startedAtMillis(row), startedAtMillis(other));
        return byStart != 0 ? byStart : byId(row, other);
    }

    int byStart(int row, int other) {
        int byStart = Long.compare(startedAtMillis(row), startedAtMillis(other));
        return byStart != 0 ? byStart : byId(row, other);
    }

    int compareIds(int row, int other) {
        return compareTexts(Chunk.ID, row, other);
    }

    @Nullable
    String text(int column, int row) {
        return chunk(row).texts(column).get(row & Chunk.MASK);
    }

    boolean[] peopleAmong(Set<String> names) {
        boolean[] among = new boolean[people.size()];
        for (byte[] name : names.stream().map(EncodedText::encode).toList()) {
            for (int person = 0; person < among.length; person++) {
                among[person] |= people.is(person, name);
            }
        }
        return among;
    }

    @Nullable
    String deployedBy(int row) {
        int person = chunk(row).person(row & Chunk.MASK);
        return person < 0 ? null : EncodedText.decode(people.get(person));
    }

    @Nullable
    String statusName(int row) {
        return kinds.get(chunk(row).kind(row & Chunk.MASK)).status();
    }

    Deployment deployment(int row) {
        var chunk = chunk(row);
        int place = row & Chunk.MASK;
        var target = targets.get(chunk.target(place));
        var kind = kinds.get((int) chunk.number(Chunk.KIND, place));
        long pullRequest = chunk.number(Chunk.PULL_REQUEST, place);
        return new Deployment(
                text(Chunk.ID, row),
                target.serviceName(),
                text(Chunk.VERSION, row),
                target.environment(),
                kind.deploymentType(),
                kind.status(),
                deployedBy(row),
                time(chunk.startedAtMillis(place)),
                time(chunk.finishedAtMillis(place)),
                time(chunk.rolledBackAtMillis(place)),
                text(Chunk.COMMIT, row),
                pullRequest == NumberColumn.NONE ? null : (int) pullRequest,
                time(chunk.number(Chunk.COMMITTED, place)),
                url(chunk, place),
                kind.hotfix());
    }

    private @Nullable String url(Chunk chunk, int place) {
        int block = ColdTextColumn.blockOf(place);
        var urls = lastUrls;
        if (urls == null || urls.block != block || urls.column != chunk.urls()) {
            urls = new Urls(chunk.urls(), block, chunk.urls().block(block));
            lastUrls = urls;
        }
        return urls.texts.get(ColdTextColumn.placeOf(place));
    }

    /** Tells also those apart that have no id. */
    private int byId(int row, int other) {
        int byId = compareIds(row, other);
        return byId != 0 ? byId : Integer.compare(row, other);
    }

    int compareTexts(int column, int row, int other) {
        return chunk(row).texts(column).compare(row & Chunk.MASK, chunk(other).texts(column), other & Chunk.MASK);
    }

    private static Chunk[] upTo(long horizonMillis, Chunk[] chunks) {
        return Arrays.stream(chunks).map(chunk -> chunk.upTo(horizonMillis)).toArray(Chunk[]::new);
    }

    private static long firstAheadMillis(Chunk[] chunks) {
        return Arrays.stream(chunks).mapToLong(Chunk::firstAheadMillis).min().orElse(Long.MAX_VALUE);
    }

    private static @Nullable Instant time(long millis) {
        return millis == NO_TIME ? null : Instant.ofEpochMilli(millis);
    }
}
