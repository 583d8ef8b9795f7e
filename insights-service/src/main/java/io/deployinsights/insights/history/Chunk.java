package io.deployinsights.insights.history;

import io.deployinsights.insights.column.TextColumn;
import java.util.Arrays;

/**
 * The columns of up to {@link #ROWS} deployments. Never changes: a changed deployment gets its chunk copied, so that whoever computes
 * from an older history isn't disturbed.
 */
final class Chunk {

    static final int BITS = 12;

    /** Small enough to copy for one change, large enough that a scan hardly notices the borders. */
    static final int ROWS = 1 << BITS;

    static final int MASK = ROWS - 1;

    final int[] target;
    final int[] kind;
    final int[] person;
    final long[] startedAtMillis;
    final long[] finishedAtMillis;
    final long[] committedAtMillis;
    final int[] pullRequest;
    final int[] urlPattern;
    final long[] urlNumber;
    final TextColumn id;
    final TextColumn version;
    final TextColumn commit;

    Chunk(ChunkBuilder builder) {
        int size = builder.size();
        target = Arrays.copyOf(builder.target, size);
        kind = Arrays.copyOf(builder.kind, size);
        person = Arrays.copyOf(builder.person, size);
        startedAtMillis = Arrays.copyOf(builder.startedAtMillis, size);
        finishedAtMillis = Arrays.copyOf(builder.finishedAtMillis, size);
        committedAtMillis = Arrays.copyOf(builder.committedAtMillis, size);
        pullRequest = Arrays.copyOf(builder.pullRequest, size);
        urlPattern = Arrays.copyOf(builder.urlPattern, size);
        urlNumber = Arrays.copyOf(builder.urlNumber, size);
        id = TextColumn.of(Arrays.asList(builder.id).subList(0, size));
        version = TextColumn.of(Arrays.asList(builder.version).subList(0, size));
        commit = TextColumn.of(Arrays.asList(builder.commit).subList(0, size));
    }

    int size() {
        return target.length;
    }
}
