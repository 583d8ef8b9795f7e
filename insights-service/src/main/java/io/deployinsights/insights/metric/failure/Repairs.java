package io.deployinsights.insights.metric.failure;

import io.deployinsights.insights.history.Chunk;
import io.deployinsights.insights.history.DeploymentHistory;
import java.util.BitSet;

/** Which successes repaired an earlier deployment: they ended an episode of failure, or carry the label {@code hotfix=true}. */
public final class Repairs {

    private final BitSet endings;

    private Repairs(BitSet endings) {
        this.endings = endings;
    }

    /** The repairs of a history. */
    public static Repairs of(DeploymentHistory history) {
        var endings = new BitSet(history.size());
        for (int target = 0; target < history.targets().size(); target++) {
            var episodes = history.episodes(target);
            for (int place = 0; place < episodes.size(); place++) {
                endings.set(episodes.ending(place));
            }
        }
        return new Repairs(endings);
    }

    /** Whether a success was one. */
    public boolean include(Chunk chunk, int place) {
        return endings.get(chunk.row(place)) || chunk.isHotfix(place);
    }
}
