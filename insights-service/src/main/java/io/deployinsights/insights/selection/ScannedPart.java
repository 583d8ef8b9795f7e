package io.deployinsights.insights.selection;

import io.deployinsights.insights.history.Chunk;
import io.deployinsights.insights.history.DeploymentHistory;
import java.util.EnumMap;

/** What a scan makes of some chunks. */
// Arrays by ordinal are what an EnumMap is, without a boxed count per excluded row.
@SuppressWarnings("EnumOrdinal")
final class ScannedPart<C extends Count<C>> {

    private final DeploymentHistory history;
    private final Selection<?> selection;
    private final Verdicts verdicts;
    private final C counted;
    private final long[] excluded = new long[Reason.values().length];

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

    /** This part with the one behind it. */
    ScannedPart<C> and(ScannedPart<C> later) {
        counted.add(later.counted);
        for (int reason = 0; reason < excluded.length; reason++) {
            excluded[reason] += later.excluded[reason];
        }
        return this;
    }

    Scan<C> toScan() {
        var byReason = new EnumMap<Reason, Long>(Reason.class);
        for (var reason : Reason.values()) {
            if (excluded[reason.ordinal()] > 0) {
                byReason.put(reason, excluded[reason.ordinal()]);
            }
        }
        return new Scan<>(counted, byReason);
    }

    private void scan(Chunk chunk) {
        for (int place = 0; place < chunk.size(); place++) {
            int group = selection.group(chunk, place);
            if (group == Selection.NONE) {
                continue;
            }
            var reason = verdicts.of(chunk, place);
            if (reason == null) {
                counted.add(group, chunk, place);
            } else {
                excluded[reason.ordinal()]++;
                counted.addExcluded(group, chunk, place);
            }
        }
    }
}
