package io.deployinsights.insights.selection;

import io.deployinsights.insights.exclusion.Exclusion;
import io.deployinsights.insights.exclusion.Reason;
import io.deployinsights.insights.exclusion.Verdicts;
import io.deployinsights.insights.history.Chunk;
import io.deployinsights.insights.history.DeploymentHistory;
import java.util.Map;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * One pass over all selected rows, which sorts them into counted and excluded.
 *
 * @param counted what was made of those that count
 * @param excluded how many do not, by reason; reasons without any are absent
 */
public record Scan<C>(C counted, Map<Reason, Long> excluded) {

    /** Fewer chunks are scanned before another thread has begun. */
    private static final int FEWEST_CHUNKS_A_PART = 8;

    /** Makes nothing of what counts. */
    private record Nothing() implements Count<Nothing> {

        @Override
        public void add(Chunk chunk, Picked counted) {
            // Only the excluded are of interest.
        }

        @Override
        public void add(Nothing later) {
            // As above.
        }
    }

    /**
     * Counts every selected row that is not excluded, on all processors.
     *
     * @param count an empty one for each part of the history
     */
    public static <C extends Count<C>> Scan<C> of(
            DeploymentHistory history, Selection<?> selection, Exclusion exclusion, Supplier<C> count) {
        int chunks = history.chunks();
        int parts = Math.clamp(chunks / FEWEST_CHUNKS_A_PART, 1, ForkJoinPool.getCommonPoolParallelism() + 1);
        var verdicts = new Verdicts(history, exclusion);
        return IntStream.range(0, parts)
                .parallel()
                .mapToObj(i -> new ScannedPart<>(history, selection, verdicts, count.get())
                        .scan((int) ((long) chunks * i / parts), (int) ((long) chunks * (i + 1) / parts)))
                .reduce(ScannedPart::and)
                .orElseThrow()
                .toScan();
    }

    /** How many of the selected rows are excluded, by reason. */
    public static Map<Reason, Long> excluded(DeploymentHistory history, Selection<?> selection, Exclusion exclusion) {
        return of(history, selection, exclusion, Nothing::new).excluded();
    }
}
