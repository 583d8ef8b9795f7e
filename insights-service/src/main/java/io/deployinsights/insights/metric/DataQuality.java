package io.deployinsights.insights.metric;

import io.deployinsights.insights.history.Chunk;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.selection.Count;
import io.deployinsights.insights.selection.Facts;
import io.deployinsights.insights.selection.Picked;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.selection.Reason;
import io.deployinsights.insights.selection.Scan;
import io.deployinsights.insights.selection.Selection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is wrong in the registry's records, per kind of fault: every kind is told, also when no record has it. */
public final class DataQuality implements Metric<DataQuality.Result> {

    /** So many ids of one kind are in an answer; all of them are in the list of the deployments behind it. */
    static final int MOST_IDS = 1000;

    /** So many ids take as much as a row. */
    private static final int IDS_A_ROW = 20;

    /** Few records have more. */
    private static final int FAULTS_A_RECORD = 2;

    /**
     * One kind of fault.
     *
     * @param kind its key
     * @param description what it says of a deployment
     * @param leftOutOf the metrics that do not count such a record
     * @param deployments how many records have it
     * @param deploymentIds the ids of the first thousand of them
     */
    public record Result(
            String kind,
            String description,
            List<String> leftOutOf,
            int deployments,
            List<@Nullable String> deploymentIds) {}

    @Override
    public String name() {
        return "data-quality";
    }

    @Override
    public String definition() {
        return "Records of the registry that can't be trusted, by what is wrong with them.";
    }

    /** What is stuck, or starts in the future, is so for a while only. */
    @Override
    public boolean dependsOnMoment() {
        return true;
    }

    @Override
    public Instant validUntil(DeploymentHistory history, Query query) {
        return history.asOf();
    }

    @Override
    public @Nullable Reason exclusion(Facts facts) {
        return Reason.faultsOf(facts).isEmpty() ? Reason.FAULTLESS : null;
    }

    @Override
    public long rows(DeploymentHistory history, Query query) {
        int kinds = Reason.FAULTS.size();
        return kinds + Math.min((long) kinds * MOST_IDS, (long) FAULTS_A_RECORD * history.size()) / IDS_A_ROW;
    }

    @Override
    public Measurement<Result> measure(DeploymentHistory history, Query query) {
        var scan = Scan.of(history, Selection.byTarget(history, query), this, () -> new Faults(history));
        return new Measurement<>(scan.counted().results(), scan.excluded());
    }

    /** The faulty records by what is wrong with them. */
    private static final class Faults implements Count<Faults> {

        private final DeploymentHistory history;
        private final Map<Reason, Integer> counts = new EnumMap<>(Reason.class);
        private final Map<Reason, List<@Nullable String>> ids = new EnumMap<>(Reason.class);

        Faults(DeploymentHistory history) {
            this.history = history;
        }

        @Override
        public void add(Chunk chunk, Picked faulty) {
            for (int i = 0; i < faulty.size(); i++) {
                add(chunk.row(faulty.place(i)));
            }
        }

        @Override
        public void add(Faults later) {
            later.counts.forEach((fault, count) -> counts.merge(fault, count, Integer::sum));
            later.ids.forEach((fault, more) -> {
                var first = ids.computeIfAbsent(fault, key -> new ArrayList<>());
                first.addAll(more.subList(0, Math.min(more.size(), MOST_IDS - first.size())));
            });
        }

        private void add(int row) {
            for (var fault : Reason.faultsOf(history, row)) {
                if (counts.merge(fault, 1, Integer::sum) <= MOST_IDS) {
                    ids.computeIfAbsent(fault, key -> new ArrayList<>()).add(history.id(row));
                }
            }
        }

        List<Result> results() {
            return Reason.FAULTS.stream()
                    .map(fault -> new Result(
                            fault.key(),
                            fault.description(),
                            fault.leftOutOf(),
                            counts.getOrDefault(fault, 0),
                            ids.getOrDefault(fault, List.of())))
                    .toList();
        }
    }
}
