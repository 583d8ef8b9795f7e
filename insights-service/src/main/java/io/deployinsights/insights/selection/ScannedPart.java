package io.deployinsights.insights.selection;

import io.deployinsights.insights.exclusion.Reason;
import io.deployinsights.insights.exclusion.Verdicts;
import io.deployinsights.insights.history.Chunk;
import io.deployinsights.insights.history.DeploymentHistory;
import java.util.Arrays;
import java.util.EnumMap;

/** What a scan makes of some chunks. */
final class ScannedPart<C extends Count<C>> {

    private final DeploymentHistory history;
    private final Selection<?> selection;
    private final Verdicts verdicts;
    private final C counted;
    private final long[] verdictCounts = new long[Verdicts.NUMBERS];
    private final int[] groups = new int[Chunk.ROWS];
    private final int[] verdictNumbers = new int[Chunk.ROWS];
    private final Picked counting = new Picked();
    private final Picked excluding = new Picked();

    ScannedPart(DeploymentHistory history, Selection<?> selection, Verdicts verdicts, C counted) {
        this.history = history;
        this.selection = selection;
        this.verdicts = verdicts;
        this.counted = counted;
    }

    ScannedPart<C> scan(int fromChunk, int toChunk) {
        for (int i = fromChunk; i < toChunk; i++) {
            var chunk = history.chunk(i);
            if (selection.mayHaveRowsOf(chunk)) {
                scan(chunk);
            }
        }
        return this;
    }

    /** This part with the one that follows it. */
    ScannedPart<C> and(ScannedPart<C> later) {
        counted.add(later.counted);
        Arrays.setAll(verdictCounts, verdict -> verdictCounts[verdict] + later.verdictCounts[verdict]);
        return this;
    }

    Scan<C> toScan() {
        var byReason = new EnumMap<Reason, Long>(Reason.class);
        for (var reason : Reason.values()) {
            long count = verdictCounts[Verdicts.number(reason)];
            if (count > 0) {
                byReason.put(reason, count);
            }
        }
        return new Scan<>(counted, byReason);
    }

    private void scan(Chunk chunk) {
        selection.copyGroups(chunk, groups);
        verdicts.copyNumbers(chunk, verdictNumbers);
        counting.clear();
        excluding.clear();
        for (int place = 0; place < chunk.size(); place++) {
            int group = groups[place];
            if (group != Selection.NONE) {
                int verdict = verdictNumbers[place];
                verdictCounts[verdict]++;
                counting.addIf(verdict == Verdicts.COUNTED, group, place);
                excluding.addIf(verdict != Verdicts.COUNTED, group, place);
            }
        }
        counted.add(chunk, counting);
        counted.addExcluded(chunk, excluding);
    }
}
