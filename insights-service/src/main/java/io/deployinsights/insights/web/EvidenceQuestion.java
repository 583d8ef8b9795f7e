package io.deployinsights.insights.web;

import io.deployinsights.insights.evidence.Cursor;
import io.deployinsights.insights.evidence.Evidence;
import io.deployinsights.insights.evidence.EvidenceList;
import io.deployinsights.insights.evidence.Listing;
import io.deployinsights.insights.evidence.Position;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.metric.Metric;
import io.deployinsights.insights.metric.failure.FailureRate;
import io.deployinsights.insights.metric.failure.RecoveryTime;
import io.deployinsights.insights.metric.failure.ReworkRate;
import io.deployinsights.insights.metric.quality.DataQuality;
import io.deployinsights.insights.metric.running.Drift;
import io.deployinsights.insights.metric.running.Latest;
import io.deployinsights.insights.metric.throughput.DeploymentFrequency;
import io.deployinsights.insights.metric.throughput.Frequency;
import io.deployinsights.insights.metric.throughput.LeadTime;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.web.answer.Findings;
import io.deployinsights.insights.web.answer.Question;
import io.deployinsights.insights.web.format.Table;
import io.deployinsights.insights.web.format.Tables;
import io.deployinsights.insights.web.parameters.Parameters;
import io.deployinsights.insights.web.parameters.QueryString;
import io.deployinsights.insights.web.parameters.Rejection;
import io.deployinsights.insights.web.parameters.Scope;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which deployments are behind a metric's number?
 *
 * @param after where the page begins, null for the first
 * @param sent the parameters as they were sent, which the address of the next page repeats
 */
record EvidenceQuestion(
        Listing listing, int limit, @Nullable Position after, Scope scope, QueryString sent)
        implements Question<Evidence> {

    static final String PATH = "/insights/deployments";

    static final int MOST_ROWS = 10_000;
    private static final int USUAL_ROWS = 1_000;
    private static final int BYTES_A_ROW = 500;

    private static final Map<String, Metric<?>> METRICS = Stream.<Metric<?>>of(
                    new Frequency(null),
                    new DeploymentFrequency(),
                    new LeadTime(),
                    new LeadTime(LeadTime.Beginning.COMMIT),
                    new FailureRate(),
                    new Latest(),
                    new RecoveryTime(),
                    new ReworkRate(),
                    new Drift(),
                    new DataQuality())
            .collect(Collectors.toMap(Metric::name, metric -> metric, (one, other) -> one, LinkedHashMap::new));

    static EvidenceQuestion read(QueryString sent) {
        return Parameters.read(sent, parameters -> {
            var metric = parameters.required("metric", METRICS);
            var scope =
                    metric instanceof DeploymentFrequency ? Scope.readInProduction(parameters) : Scope.read(parameters);
            var listing = Listings.read(metric, scope.query().window().zone(), parameters);
            int limit = parameters.number("limit", 1, MOST_ROWS, USUAL_ROWS);
            var after = parameters.parsed("cursor", Cursor::parse);
            return new EvidenceQuestion(
                    listing, limit, after, new Scope(scope.query(), scope.ofProduction(), parameters.asked()), sent);
        });
    }

    @Override
    public Query query() {
        return scope.query();
    }

    @Override
    public String name() {
        return listing.metric().name() + "-deployments";
    }

    /** They are written one after the other; how long addresses and names are is seen then. */
    @Override
    public long bytes(DeploymentHistory history) {
        return (long) BYTES_A_ROW * Math.min(limit, history.size());
    }

    @Override
    public Rejection less() {
        return new Rejection(
                "limit", "choose a smaller 'limit' than " + limit + ", and follow Link to the other pages");
    }

    @Override
    public List<Evidence> steady(List<Evidence> results) {
        return results;
    }

    @Override
    public String definition() {
        return listing.metric().definition();
    }

    @Override
    public Table<Evidence, ?> table() {
        return Tables.EVIDENCE;
    }

    /** Each deployment comes with its faults, and some of them pass. */
    @Override
    public Instant validUntil(DeploymentHistory history) {
        return history.asOf();
    }

    @Override
    public Findings<Evidence> answer(DeploymentHistory history) {
        var page = EvidenceList.page(history, listing.in(history), scope.in(history), limit, after);
        var headers = new LinkedHashMap<String, String>();
        headers.put("X-Total-Count", String.valueOf(page.total()));
        if (page.next() != null) {
            var next = PATH + "?" + sent.with("cursor", Cursor.of(page.next())).encoded();
            headers.put("Link", "<%s>; rel=\"next\"".formatted(next));
        }
        return new Findings<>(page.evidence(), page.excluded(), headers, scope.reading(history));
    }
}
