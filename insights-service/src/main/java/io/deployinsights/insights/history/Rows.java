package io.deployinsights.insights.history;

import static io.deployinsights.insights.history.DeploymentHistory.NO_TIME;

import io.deployinsights.insights.column.ByteDictionary;
import io.deployinsights.insights.column.ColdTextColumn;
import io.deployinsights.insights.column.EncodedText;
import io.deployinsights.insights.column.NumberColumn;
import io.deployinsights.insights.history.Dictionaries.Kind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that a registry told, a row a deployment, and the orders that rows are looked at in. Immutable. */
final class Rows {

    final Targets targets;
    final List<@Nullable String> deploymentTypes;
    private final List<Kind> kinds;
    private final ByteDictionary.Values people;
    private final Chunk[] chunks;
    /** Whoever looks at one row looks at its neighbours, mostly. */
    private volatile @Nullable Urls lastUrls;

    /** Addresses that were decompressed. */
    private record Urls(ColdTextColumn column, int block, List<@Nullable String> texts) {}

    Rows(List<Chunk> chunks, Dictionaries dictionaries) {
        this.chunks = chunks.toArray(Chunk[]::new);
        targets = dictionaries.targets().values();
        kinds = dictionaries.kinds().values();
        deploymentTypes =
                kinds.stream().<@Nullable String>map(Kind::deploymentType).toList();
        people = dictionaries.people().values();
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

    boolean isStarted(int row) {
        return startedAtMillis(row) != NO_TIME;
    }

    /** Succeeded, failed or rolled back, with times that can be trusted. */
    boolean isCompleted(int row) {
        int state = chunk(row).state(row & Chunk.MASK);
        return status(row).countsInRates() && (state & Chunk.HAS_START) != 0 && (state & Chunk.ENDS_BEFORE_START) == 0;
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

    /** By start, then so that rows of one target which are the same deployment but for their ids stand side by side. */
    int byStart(int row, int other) {
        int byDeployment = byDeployment(row, other);
        return byDeployment != 0 ? byDeployment : byId(row, other);
    }

    /** Whether two rows of one target are the same deployment but for their ids: a pipeline reported twice. */
    boolean isSameDeployment(int row, int other) {
        return byDeployment(row, other) == 0;
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

    private int byDeployment(int row, int other) {
        int byStart = Long.compare(startedAtMillis(row), startedAtMillis(other));
        if (byStart != 0) {
            return byStart;
        }
        int byVersion = compareTexts(Chunk.VERSION, row, other);
        return byVersion != 0 ? byVersion : compareTexts(Chunk.COMMIT, row, other);
    }

    private int compareTexts(int column, int row, int other) {
        return chunk(row).texts(column).compare(row & Chunk.MASK, chunk(other).texts(column), other & Chunk.MASK);
    }

    private static @Nullable Instant time(long millis) {
        return millis == NO_TIME ? null : Instant.ofEpochMilli(millis);
    }
}
