package io.deployinsights.insights.metric.quality;

import io.deployinsights.insights.exclusion.Exclusion;
import io.deployinsights.insights.exclusion.Facts;
import io.deployinsights.insights.exclusion.Reason;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.metric.Measurement;
import io.deployinsights.insights.metric.Metric;
import io.deployinsights.insights.metric.Table;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.selection.Scan;
import io.deployinsights.insights.selection.Selection;
import io.deployinsights.insights.window.Window;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong in the registry's records, per kind of fault: every kind is listed, also when no record has it. */
public final class DataQuality implements Metric<DataQuality.Result> {

    /** So many ids of one kind are in an answer; all of them are in the list of the deployments behind it. */
    static final int MOST_IDS = 1000;

    /** So many ids take as much as a result. */
    private static final int IDS_A_RESULT = 20;

    /** Few records have more. */
    private static final int FAULTS_A_RECORD = 2;

    /**
     * One kind of fault.
     *
     * @param kind its key
     * @param description what it says of a deployment
     * @param leftOutOf the metrics that do not count such a record
     * @param deployments how many records have it
     * @param deploymentIds the ids of the first thousand of them: by start, those without one last, then by id
     * @param next where all of them are listed, when these are not all; null otherwise
     */
    public record Result(
            String kind,
            String description,
            List<String> leftOutOf,
            int deployments,
            List<@Nullable String> deploymentIds,
            @Nullable String next) {}

    private static final Exclusion STUCK = new Exclusion() {
        @Override
        public @Nullable Reason exclusion(Facts facts) {
            return facts.isStuck() ? null : Reason.FAULTLESS;
        }

        @Override
        public boolean dependsOnMoment() {
            return true;
        }
    };

    private static final Table<Result, Result> TABLE = Table.of(Result.class)
            .with("kind", Result::kind)
            .with("description", Result::description)
            .with("leftOutOf", Result::leftOutOf)
            .with("deployments", Result::deployments)
            .with("deploymentIds", Result::deploymentIds)
            .with("next", Result::next);

    private final List<Metric<?>> metrics;

    /** Without a word on what the faulty records are left out of. */
    public DataQuality() {
        this(List.of());
    }

    /**
     * What is wrong with records, and what is left out because of it.
     *
     * @param metrics those that may leave records out
     */
    public DataQuality(List<Metric<?>> metrics) {
        this.metrics = metrics.stream().filter(Metric::hasEvidence).toList();
    }

    @Override
    public String name() {
        return "data-quality";
    }

    @Override
    public String summary() {
        return "What is wrong in the registry's records, per kind, with the ids";
    }

    @Override
    public String definition() {
        return "Records of the registry that can't be trusted, by what is wrong with them.";
    }

    @Override
    public Table<Result, ?> table() {
        return TABLE;
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
    public long bytes(DeploymentHistory history, Query query) {
        int kinds = Reason.FAULTS.size();
        long ids = Math.min((long) kinds * MOST_IDS, (long) FAULTS_A_RECORD * history.size());
        return BYTES_A_RESULT * (kinds + ids / IDS_A_RESULT);
    }

    @Override
    public Measurement<Result> measure(DeploymentHistory history, Query query) {
        var scan = Scan.of(history, Selection.byTarget(history, query), this, () -> new FaultyRows(history));
        var stuck = query.window().isOpenOnBothSides()
                ? scan.counted()
                : stuck(history, query).counted();
        var results = Reason.FAULTS.stream()
                .map(fault -> result(fault, fault == Reason.STUCK ? stuck : scan.counted(), query))
                .toList();
        return new Measurement<>(results, scan.excluded());
    }

    /** What is stuck is so now, whenever it was started: the window would hide what has been stuck for longest. */
    private static Scan<FaultyRows> stuck(DeploymentHistory history, Query query) {
        var always = query.during(new Window(null, null, query.window().zone()));
        return Scan.of(history, Selection.byTarget(history, always), STUCK, () -> new FaultyRows(history));
    }

    private Result result(Reason fault, FaultyRows rows, Query query) {
        int deployments = rows.count(fault);
        return new Result(
                fault.key(),
                fault.description(),
                leftOutOf(fault),
                deployments,
                rows.firstIds(fault, MOST_IDS),
                deployments > MOST_IDS ? RestOfIds.address(fault, query) : null);
    }

    /** The metrics that would count a success to production if its record hadn't this fault. */
    private List<String> leftOutOf(Reason fault) {
        var faulty = Facts.ofSuccessWith(fault);
        return metrics.stream()
                .filter(metric -> metric.exclusion(faulty) == fault)
                .map(Metric::name)
                .toList();
    }
}
