package io.deployinsights.insights.web.answer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.deployinsights.insights.current.CurrentHistory;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.sharing.Capacity;
import io.deployinsights.insights.sharing.SharedCalls;
import java.io.IOException;
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

    /** What is looked at of a deployment while metrics are computed, such as how long it took. */
    private static final int BYTES_A_DEPLOYMENT = Long.BYTES;

    private record Key(Answerable answerable, int hash, Object version) {

        /** Without what changes: answers of earlier versions are removed anyway. */
        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** What is shorter is sent in a moment, to whomever; of what is longer, readers may hold as much as there is memory for. */
    private static final int LONG_BYTES = 1 << 17;

    private final Cache<Key, Kept> answers;
    private final Capacity memoryOfLongOnes;
    /** Apart from each other, so that long ones, and those who are slow to read them, hold up no short ones. */
    private final SharedCalls<Key, Kept> shortOnes;

    private final SharedCalls<Key, Kept> longOnes;
    private volatile @Nullable DeploymentHistory latest;

    AnswerCache(AnswerProperties properties) {
        answers = Caffeine.newBuilder()
                .maximumWeight(properties.cacheBytes())
                .weigher((Key key, Kept kept) -> (int) Math.min(kept.bytes() + OVERHEAD, Integer.MAX_VALUE))
                .build();
        var patience = properties.patience();
        memoryOfLongOnes = new Capacity(properties.underWayBytes());
        longOnes = new SharedCalls<>("long-answer", memoryOfLongOnes, Kept::bytes, patience);
        shortOnes = new SharedCalls<>("answer", new Capacity(properties.underWayBytes()), kept -> 0, patience);
    }

    /**
     * Sends what the history says to what was asked.
     *
     * @throws io.deployinsights.insights.sharing.NotInTime when nobody waits for it any longer
     */
    void give(Asked asked, CurrentHistory current, Sender sender) throws IOException {
        var history = current.history();
        if (!history.equals(latest)) {
            // Otherwise what was asked for often would stay, at the expense of what is asked for now.
            answers.asMap().entrySet().removeIf(entry -> !canBeGiven(entry.getKey(), entry.getValue(), history));
            latest = history;
        }
        var key = new Key(asked.answerable(), asked.hash(), history.version());
        if (!giveKept(key, asked, current, sender)) {
            giveComputed(key, asked, current, sender);
        }
    }

    private boolean giveKept(Key key, Asked asked, CurrentHistory current, Sender sender) throws IOException {
        var kept = answers.getIfPresent(key);
        if (kept == null || !kept.holdsAt(current.history().asOf())) {
            return false;
        }
        if (kept.bytes() < LONG_BYTES) {
            sender.send(kept.at(current, asked.compressed()));
            return true;
        }
        if (!kept.readers().begin(memoryOfLongOnes, kept.bytes())) {
            return false;
        }
        try {
            sender.send(kept.at(current, asked.compressed()));
            return true;
        } finally {
            kept.readers().end();
        }
    }

    private void giveComputed(Key key, Asked asked, CurrentHistory current, Sender sender) throws IOException {
        long bytes = asked.answerable().bytes(current.history());
        var calls = bytes < LONG_BYTES ? shortOnes : longOnes;
        long all = bytes + (long) BYTES_A_DEPLOYMENT * current.history().size();
        boolean given = false;
        while (!given) {
            given = calls.use(key, all, () -> keptOrComputed(key, asked, current), kept -> {
                // Or else it was being computed for somebody who had asked at another moment.
                boolean holds = kept.holdsAt(current.history().asOf());
                if (holds) {
                    sender.send(kept.at(current, asked.compressed()));
                }
                return holds;
            });
        }
    }

    private Kept keptOrComputed(Key key, Asked asked, CurrentHistory current) {
        var known = answers.getIfPresent(key);
        if (known != null && known.holdsAt(current.history().asOf())) {
            return known;
        }
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

    /** Sends an answer to who has asked. */
    @FunctionalInterface
    interface Sender {

        void send(Representation representation) throws IOException;
    }
}
