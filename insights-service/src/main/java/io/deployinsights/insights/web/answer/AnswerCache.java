package io.deployinsights.insights.web.answer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.deployinsights.insights.current.CurrentHistory;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.sharing.Deadline;
import io.deployinsights.insights.sharing.SharedResult;
import io.deployinsights.insights.sharing.Workers;
import io.deployinsights.insights.web.representation.Representation;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Answers by what is asked and the version of the history: each is computed and written once, for all callers that ask at the same time
 * and for those that ask again. A caller waits for its own answer and for no other one.
 */
@Component
final class AnswerCache {

    /** An answer takes as much besides its text, however short it is. */
    private static final int OVERHEAD = 500;

    /** What a computation looks at of a deployment, such as how long it took. */
    private static final int BYTES_A_DEPLOYMENT = Long.BYTES;

    /** What is shorter is sent in a moment to any reader; readers may hold as much of what is longer as there is memory for. */
    private static final int LONG_BYTES = 1 << 17;

    private record Key(Answerable answerable, Object version) {}

    /** An answer that may be sent again from the moment it was computed for until another one. */
    private record Kept(Answer answer, Instant computedFor, Instant validUntil) {

        boolean holdsAt(Instant moment) {
            return moment.equals(computedFor) || (moment.isAfter(computedFor) && moment.isBefore(validUntil));
        }

        long bytesInUse() {
            return answer.bytes() < LONG_BYTES ? 0 : answer.bytes();
        }
    }

    private final Cache<Key, SharedResult<Kept>> answers;
    private final Duration patience;

    /** Apart from each other, so that long answers, and slow readers of them, hold up no short ones. */
    private final Workers forShortOnes;

    private final Workers forLongOnes;
    private volatile @Nullable DeploymentHistory latest;

    AnswerCache(AnswerProperties properties) {
        answers = Caffeine.newBuilder()
                .maximumWeight(properties.cacheBytes())
                .weigher(AnswerCache::weight)
                .build();
        patience = properties.patience();
        forShortOnes = new Workers("answer", properties.underWayBytes(), patience);
        forLongOnes = new Workers("long-answer", properties.underWayBytes(), patience);
    }

    /**
     * Sends what a history answers.
     *
     * @throws io.deployinsights.insights.sharing.NotInTime when it takes longer than callers wait
     * @throws AnswerTooLarge when it would take more memory than it may
     */
    void send(Answerable answerable, CurrentHistory current, Sender sender) throws IOException {
        forgetOthersThan(current.history());
        var key = new Key(answerable, current.history().version());
        Supplier<Kept> calculation = () -> new Kept(
                answerable.answer(current), current.history().asOf(), answerable.validUntil(current.history()));
        var deadline = Deadline.in(patience);
        boolean sent = false;
        while (!sent) {
            var known = answers.getIfPresent(key);
            var shared = known == null ? start(key, current.history(), calculation) : known;
            sent = shared.use(deadline, kept -> {
                boolean holds = kept.holdsAt(current.history().asOf());
                if (holds) {
                    sender.send(kept.answer().at(current));
                }
                return holds;
            });
            if (!sent) {
                answers.asMap().remove(key, shared);
            }
        }
    }

    /** Otherwise answers of earlier versions would stay that were asked for often, at the expense of those that can still be asked for. */
    private void forgetOthersThan(DeploymentHistory history) {
        if (!history.equals(latest)) {
            answers.asMap().keySet().removeIf(key -> !key.version().equals(history.version()));
            latest = history;
        }
    }

    private SharedResult<Kept> start(Key key, DeploymentHistory history, Supplier<Kept> calculation) {
        long bytes = key.answerable().bytes(history);
        var mine = new SharedResult<>(bytes < LONG_BYTES ? forShortOnes : forLongOnes, Kept::bytesInUse);
        var shared = answers.get(key, missing -> mine);
        if (shared == mine) {
            mine.start(bytes + (long) BYTES_A_DEPLOYMENT * history.size(), calculation, () -> keep(key, mine));
        }
        return shared;
    }

    private void keep(Key key, SharedResult<Kept> over) {
        if (over.now() == null) {
            answers.asMap().remove(key, over);
        } else {
            // It has a weight from now on.
            answers.asMap().replace(key, over, over);
        }
    }

    /** Nothing while it is computed, so that it isn't evicted and computed twice. */
    private static int weight(Key key, SharedResult<Kept> shared) {
        var kept = shared.now();
        return kept == null ? 0 : (int) Math.min(kept.answer().bytes() + OVERHEAD, Integer.MAX_VALUE);
    }

    /** Sends an answer to the caller. */
    @FunctionalInterface
    interface Sender {

        void send(Representation representation) throws IOException;
    }
}
