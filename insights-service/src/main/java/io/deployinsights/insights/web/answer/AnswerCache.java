package io.deployinsights.insights.web.answer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.deployinsights.insights.current.CurrentHistory;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.sharing.Capacity;
import io.deployinsights.insights.sharing.SharedCalls;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Answers that have been given, to give them again: computed, written and compressed once per state of the registry. Who asks while an
 * answer is being computed gets that one, and waits for no other.
 */
@Component
final class AnswerCache {

    /** An answer of its own takes as much, however short it is. */
    private static final int OVERHEAD = 500;

    private record Key(Answerable answerable, int hash, Object version) {

        /** Without what changes: answers of earlier versions are removed anyway. */
        @Override
        public int hashCode() {
            return hash;
        }
    }

    private final Cache<Key, Kept> answers;
    private final SharedCalls<Key, Kept> computing;
    private volatile @Nullable DeploymentHistory latest;

    AnswerCache(AnswerProperties properties) {
        answers = Caffeine.newBuilder()
                .maximumWeight(properties.cacheBytes())
                .weigher((Key key, Kept kept) -> (int) Math.min(kept.bytes() + OVERHEAD, Integer.MAX_VALUE))
                .build();
        computing = new SharedCalls<>("answer", new Capacity(properties.underWayBytes()), properties.patience());
    }

    /**
     * What the history says to what was asked.
     *
     * @throws io.deployinsights.insights.sharing.NotInTime when nobody waits for it any longer
     */
    Kept get(Asked asked, CurrentHistory current) {
        var history = current.history();
        if (!history.equals(latest)) {
            // Otherwise what was asked for often would stay, at the expense of what is asked for now.
            answers.asMap().entrySet().removeIf(entry -> !canBeGiven(entry.getKey(), entry.getValue(), history));
            latest = history;
        }
        var key = new Key(asked.answerable(), asked.hash(), history.version());
        var kept = answers.getIfPresent(key);
        if (kept == null || !kept.holdsAt(history.asOf())) {
            kept = computed(key, asked, current);
        }
        return kept;
    }

    private Kept computed(Key key, Asked asked, CurrentHistory current) {
        long bytes = asked.answerable().bytes(current.history());
        var kept = computing.get(key, bytes, () -> compute(key, asked, current));
        while (!kept.holdsAt(current.history().asOf())) {
            // It was being computed for somebody who had asked at another moment.
            kept = computing.get(key, bytes, () -> compute(key, asked, current));
        }
        return kept;
    }

    private Kept compute(Key key, Asked asked, CurrentHistory current) {
        var answerable = asked.answerable();
        var kept = new Kept(answerable.answer(current), answerable, current.history());
        // Written as it will be sent, by this thread and not by those who wait.
        kept.at(current, asked.compressed());
        answers.put(key, kept);
        return kept;
    }

    private static boolean canBeGiven(Key key, Kept kept, DeploymentHistory history) {
        return key.version().equals(history.version()) && kept.holdsAt(history.asOf());
    }
}
