package io.deployinsights.insights.metric.throughput;

import io.deployinsights.insights.exclusion.Facts;
import io.deployinsights.insights.exclusion.Reason;
import io.deployinsights.insights.history.Chunk;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.metric.Measurement;
import io.deployinsights.insights.metric.Metric;
import io.deployinsights.insights.metric.Table;
import io.deployinsights.insights.selection.Count;
import io.deployinsights.insights.selection.Picked;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.selection.Scan;
import io.deployinsights.insights.selection.Selection;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How often something new arrives, per service: its successes. They are to production where a question doesn't name environments. */
public final class DeploymentFrequency implements Metric<DeploymentFrequency.Result> {

    /**
     * What is known of one service.
     *
     * @param deployments successes started in the window
     * @param perDay those over the days in the window, null when it has none
     */
    public record Result(
            @Nullable String serviceName,
            int deployments,
            @Nullable Double perDay) {}

    private static final Table<Result, Result> TABLE = Table.of(Result.class)
            .with("serviceName", Result::serviceName)
            .with("deployments", Result::deployments)
            .with("perDay", Result::perDay);

    @Override
    public String name() {
        return "deployment-frequency";
    }

    @Override
    public String title() {
        return "deployments";
    }

    @Override
    public String summary() {
        return "Deployments that succeeded, per service";
    }

    @Override
    public String definition() {
        return "Deployments that succeeded, by the time they were started; to production where no environment is"
                + " named.";
    }

    @Override
    public Table<Result, ?> table() {
        return TABLE;
    }

    /** It is in the summary. */
    @Override
    public boolean hasAddress() {
        return false;
    }

    @Override
    public boolean isOfProduction() {
        return true;
    }

    @Override
    public @Nullable Reason exclusion(Facts facts) {
        return facts.whyUnsuccessful();
    }

    @Override
    public Measurement<Result> measure(DeploymentHistory history, Query query) {
        var services = Selection.byService(history, query);
        int size = services.groups().size();
        double days = query.span(history).days();
        var scan = Scan.of(history, services, this, () -> new SuccessCounts(size));
        var results = IntStream.range(0, size)
                .mapToObj(i -> result(services.groups().get(i), scan.counted().counts[i], days))
                .toList();
        return new Measurement<>(results, scan.excluded());
    }

    private static Result result(@Nullable String serviceName, int deployments, double days) {
        return new Result(serviceName, deployments, days == 0 ? null : (Double) (deployments / days));
    }

    /** How many each service had. */
    private static final class SuccessCounts implements Count<SuccessCounts> {

        private final int[] counts;

        SuccessCounts(int services) {
            counts = new int[services];
        }

        @Override
        public void add(Chunk chunk, Picked successes) {
            for (int i = 0; i < successes.size(); i++) {
                counts[successes.group(i)]++;
            }
        }

        @Override
        public void add(SuccessCounts later) {
            Arrays.setAll(counts, service -> counts[service] + later.counts[service]);
        }
    }
}
