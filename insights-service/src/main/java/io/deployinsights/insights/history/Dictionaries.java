package io.deployinsights.insights.history;

import io.deployinsights.insights.column.ByteDictionary;
import io.deployinsights.insights.column.Dictionary;
import io.deployinsights.insights.column.EncodedText;
import io.deployinsights.insights.column.NumberColumn;
import io.deployinsights.insights.column.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What repeats from deployment to deployment, and with it how one becomes a row. */
record Dictionaries(Targets.Numbers targets, Dictionary<Kind> kinds, ByteDictionary people) {

    /** A hundred million days either side of 1970: what lies beyond can't be the time of a deployment. */
    private static final long FARTHEST_SECONDS = 100_000_000L * 86_400;

    /** What many deployments have in common, kept together because there are only a few combinations. */
    record Kind(@Nullable String deploymentType, @Nullable String status, boolean hotfix) {}

    Dictionaries() {
        this(new Targets.Numbers(), new Dictionary<>(), new ByteDictionary());
    }

    /** The row of a deployment, as {@link Chunk} reads it. */
    Row row(Deployment deployment) {
        long[] numbers = new long[Chunk.NUMBERS];
        long started = millis(deployment.startedAt());
        long finished = millis(deployment.finishedAt());
        long rolledBack = millis(deployment.rolledBackAt());
        long committed = millis(deployment.committedAt());
        var moments = new Moments(Status.named(deployment.status()), started, finished, rolledBack, committed);
        numbers[Chunk.TARGET] = targets.numberOf(deployment.serviceName(), deployment.environment());
        numbers[Chunk.KIND] =
                kinds.numberOf(new Kind(deployment.deploymentType(), deployment.status(), deployment.hotfix()));
        numbers[Chunk.STATE] = State.of(deployment, moments);
        var person = deployment.deployedBy();
        numbers[Chunk.PERSON] = person == null ? NumberColumn.NONE : people.numberOf(EncodedText.encode(person));
        numbers[Chunk.STARTED] = started;
        numbers[Chunk.FINISHED] = finished;
        numbers[Chunk.COMMITTED] = committed;
        numbers[Chunk.ROLLED_BACK] = rolledBack;
        var pullRequest = deployment.pullRequestNumber();
        numbers[Chunk.PULL_REQUEST] = pullRequest == null ? NumberColumn.NONE : pullRequest;
        return new Row(
                numbers,
                EncodedText.encode(deployment.url()),
                EncodedText.encode(deployment.id()),
                EncodedText.encode(deployment.version()),
                EncodedText.encode(deployment.commitSha()));
    }

    private static long millis(@Nullable Instant time) {
        return time == null || Math.abs(time.getEpochSecond()) > FARTHEST_SECONDS
                ? NumberColumn.NONE
                : time.toEpochMilli();
    }
}
