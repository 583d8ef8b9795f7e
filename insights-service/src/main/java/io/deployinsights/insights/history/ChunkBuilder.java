package io.deployinsights.insights.history;

import static io.deployinsights.insights.history.DeploymentHistory.NO_NUMBER;
import static io.deployinsights.insights.history.DeploymentHistory.NO_TIME;

import io.deployinsights.insights.column.EncodedText;
import io.deployinsights.insights.column.UrlPattern;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A chunk while its deployments are being added or changed. */
final class ChunkBuilder {

    /** A hundred million days either side of 1970: what lies beyond can't be the time of a deployment. */
    private static final long FARTHEST_MILLIS = 100_000_000L * 86_400_000L;

    final int[] target = new int[Chunk.ROWS];
    final int[] kind = new int[Chunk.ROWS];
    final int[] person = new int[Chunk.ROWS];
    final long[] startedAtMillis = new long[Chunk.ROWS];
    final long[] finishedAtMillis = new long[Chunk.ROWS];
    final long[] committedAtMillis = new long[Chunk.ROWS];
    final int[] pullRequest = new int[Chunk.ROWS];
    final int[] urlPattern = new int[Chunk.ROWS];
    final long[] urlNumber = new long[Chunk.ROWS];
    final byte[][] id = new byte[Chunk.ROWS][];
    final byte[][] version = new byte[Chunk.ROWS][];
    final byte[][] commit = new byte[Chunk.ROWS][];
    private int size;

    /** A builder that starts with the deployments of a chunk. */
    static ChunkBuilder from(Chunk chunk) {
        var builder = new ChunkBuilder();
        int size = chunk.size();
        System.arraycopy(chunk.target, 0, builder.target, 0, size);
        System.arraycopy(chunk.kind, 0, builder.kind, 0, size);
        System.arraycopy(chunk.person, 0, builder.person, 0, size);
        System.arraycopy(chunk.startedAtMillis, 0, builder.startedAtMillis, 0, size);
        System.arraycopy(chunk.finishedAtMillis, 0, builder.finishedAtMillis, 0, size);
        System.arraycopy(chunk.committedAtMillis, 0, builder.committedAtMillis, 0, size);
        System.arraycopy(chunk.pullRequest, 0, builder.pullRequest, 0, size);
        System.arraycopy(chunk.urlPattern, 0, builder.urlPattern, 0, size);
        System.arraycopy(chunk.urlNumber, 0, builder.urlNumber, 0, size);
        for (int row = 0; row < size; row++) {
            builder.id[row] = chunk.id.encoded(row);
            builder.version[row] = chunk.version.encoded(row);
            builder.commit[row] = chunk.commit.encoded(row);
        }
        builder.size = size;
        return builder;
    }

    boolean isFull() {
        return size == Chunk.ROWS;
    }

    void add(Deployment deployment, Dictionaries dictionaries) {
        set(size++, deployment, dictionaries);
    }

    void set(int row, Deployment deployment, Dictionaries dictionaries) {
        target[row] = dictionaries.targets().numberOf(new Target(deployment.serviceName(), deployment.environment()));
        kind[row] = dictionaries
                .kinds()
                .numberOf(new Kind(deployment.deploymentType(), deployment.status(), deployment.hotfix()));
        person[row] = deployment.deployedBy() == null
                ? NO_NUMBER
                : dictionaries.people().numberOf(deployment.deployedBy());
        startedAtMillis[row] = millis(deployment.startedAt());
        finishedAtMillis[row] = millis(deployment.finishedAt());
        committedAtMillis[row] = millis(deployment.committedAt());
        pullRequest[row] = deployment.pullRequestNumber() == null ? NO_NUMBER : deployment.pullRequestNumber();
        setUrl(row, deployment.url(), dictionaries);
        id[row] = EncodedText.encode(deployment.id());
        version[row] = EncodedText.encode(deployment.version());
        commit[row] = EncodedText.encode(deployment.commitSha());
    }

    Chunk build() {
        return new Chunk(this);
    }

    int size() {
        return size;
    }

    /** The encoded id of a row. */
    byte[] id(int row) {
        return id[row];
    }

    private void setUrl(int row, @Nullable String url, Dictionaries dictionaries) {
        if (url == null) {
            urlPattern[row] = NO_NUMBER;
            urlNumber[row] = 0;
            return;
        }
        var pattern = UrlPattern.of(url);
        urlPattern[row] = dictionaries.urlPatterns().numberOf(pattern);
        urlNumber[row] = pattern.numberIn(url);
    }

    private static long millis(@Nullable Instant time) {
        if (time == null || Math.abs(time.getEpochSecond()) > FARTHEST_MILLIS / 1000) {
            return NO_TIME;
        }
        return time.toEpochMilli();
    }
}
