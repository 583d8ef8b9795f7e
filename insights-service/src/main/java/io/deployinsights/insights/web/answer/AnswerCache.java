package io.deployinsights.insights.web.answer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.deployinsights.insights.current.CurrentHistory;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.web.format.Format;
import io.deployinsights.insights.web.format.Writer;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Answers that have been given, to give them again: computed, written and compressed once per state of the registry. Who asks while an
 * answer is being computed gets that one.
 */
@Component
final class AnswerCache {

    /** An answer as it is and compressed, by the answer. */
    private static final double SIZE_FACTOR = 1.5;

    private record Key(Question<?> question, int hash, Format format, Object version) {

        /** Without what changes: answers of earlier versions are removed anyway. */
        @Override
        public int hashCode() {
            return 31 * hash + format.hashCode();
        }

        boolean isOf(DeploymentHistory history) {
            return version.equals(history.version());
        }
    }

    /** As many answers at once as there are processors: more would not be faster, and each takes memory until it is there. */
    private final Semaphore computing = new Semaphore(Runtime.getRuntime().availableProcessors());

    private final Writer writer;
    private final Cache<Key, Answer> answers;
    private volatile @Nullable DeploymentHistory latest;

    AnswerCache(Writer writer, AnswerProperties properties) {
        this.writer = writer;
        answers = Caffeine.newBuilder()
                .maximumWeight(properties.cacheSize().toBytes())
                .weigher((Key key, Answer answer) -> (int) Math.min(answer.size() * SIZE_FACTOR + 1, Integer.MAX_VALUE))
                .build();
    }

    /** What the history says to what was asked. */
    Representation get(Asked asked, CurrentHistory current) {
        var history = current.history();
        if (!history.equals(latest)) {
            // Otherwise what was asked for often would stay, at the expense of what is asked for now.
            answers.asMap().keySet().removeIf(key -> !key.isOf(history));
            latest = history;
        }
        var key = new Key(asked.question(), asked.hash(), asked.format(), history.version());
        var answer = answers.getIfPresent(key);
        if (answer == null || !answer.holdsAt(history.asOf())) {
            answer = answers.asMap()
                    .compute(
                            key,
                            (same, known) ->
                                    known != null && known.holdsAt(history.asOf()) ? known : computed(asked, current));
        }
        return answer.at(current, asked.compressed());
    }

    private Answer computed(Asked asked, CurrentHistory current) {
        computing.acquireUninterruptibly();
        try {
            return new Answer(asked.question(), asked.format(), writer, current);
        } finally {
            computing.release();
        }
    }
}
