package io.deployinsights.insights.web;

import io.deployinsights.insights.current.CurrentHistory;
import io.deployinsights.insights.deployment.Outcome;
import io.deployinsights.insights.evidence.Evidence;
import io.deployinsights.insights.evidence.EvidenceList;
import io.deployinsights.insights.evidence.Listing;
import io.deployinsights.insights.evidence.Narrowing;
import io.deployinsights.insights.evidence.Position;
import io.deployinsights.insights.evidence.Role;
import io.deployinsights.insights.evidence.Sort;
import io.deployinsights.insights.evidence.WeekHour;
import io.deployinsights.insights.exclusion.Reason;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.metric.Measurement;
import io.deployinsights.insights.metric.Metric;
import io.deployinsights.insights.metric.Table;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.web.answer.Question;
import io.deployinsights.insights.web.format.Envelope;
import io.deployinsights.insights.web.parameters.Parameters;
import io.deployinsights.insights.web.parameters.QueryParameters;
import io.deployinsights.insights.web.parameters.QueryString;
import io.deployinsights.insights.web.parameters.Rejection;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which deployments are behind a metric's number?
 *
 * @param after where the page begins, null for the first
 * @param asked the parameters by name, with their defaults
 * @param sent the parameters as they were sent, which the address of the next page repeats
 */
record EvidenceQuestion(
        Listing listing,
        int limit,
        @Nullable Position after,
        Query query,
        Map<String, @Nullable Object> asked,
        QueryString sent)
        implements Question<Evidence> {

    static final String PATH = "/insights/deployments";

    static final int MOST_ROWS = 10_000;
    private static final int USUAL_ROWS = 1_000;
    private static final int BYTES_A_ROW = 500;

    private static final Map<String, Role> ROLES = byKey(Role.values(), Role::key);
    private static final Map<String, Outcome> OUTCOMES = byKey(Outcome.values(), Outcome::key);
    private static final Map<String, Reason> REASONS = byKey(Reason.values(), Reason::key);
    private static final Map<String, Sort> SORTS = byKey(Sort.values(), Sort::key);

    /**
     * The question that parameters ask.
     *
     * @param metrics those that deployments can be listed behind, by name
     * @throws io.deployinsights.insights.web.parameters.ParametersRejected when one of them can't be understood
     */
    static EvidenceQuestion read(Map<String, Metric<?>> metrics, QueryString sent) {
        return Parameters.read(sent, parameters -> {
            var metric = parameters.required("metric", metrics);
            var query = QueryParameters.read(parameters, metric.isOfProduction());
            var listing = listing(metric, query.window().zone(), parameters);
            int limit = parameters.number("limit", 1, MOST_ROWS, USUAL_ROWS);
            var after = parameters.parsed("cursor", Position::parse);
            return new EvidenceQuestion(listing, limit, after, query, parameters.asked(), sent);
        });
    }

    /** A reason is one for being left out, or a fault of what counts: with a reason and no role deployments of either are listed. */
    private static Listing listing(Metric<?> metric, ZoneId zone, Parameters parameters) {
        var reasons = parameters.choices("reason", REASONS);
        var only = new Narrowing(
                parameters.choices("outcome", OUTCOMES), reasons, parameters.allParsed("hour", WeekHour::parse), zone);
        var role = reasons.isEmpty()
                ? parameters.choice("role", ROLES, Role.COUNTED.key())
                : parameters.choice("role", ROLES);
        return new Listing(metric, role, only, parameters.choice("sort", SORTS, Sort.SERVICE.key()));
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
    public Table<Evidence, ?> table() {
        return Evidence.TABLE;
    }

    /** Each deployment comes with its faults, and some of them pass. */
    @Override
    public Instant validUntil(DeploymentHistory history) {
        return history.asOf();
    }

    @Override
    public Envelope<Evidence> answer(CurrentHistory current) {
        var history = current.history();
        var page = EvidenceList.page(history, listing.in(history), query.in(history), limit, after);
        var headers = new LinkedHashMap<String, String>();
        headers.put("X-Total-Count", String.valueOf(page.total()));
        if (page.next() != null) {
            var next = PATH + "?" + sent.with("cursor", page.next().cursor()).encoded();
            headers.put("Link", "<%s>; rel=\"next\"".formatted(next));
        }
        var measurement = new Measurement<>(page.evidence(), page.excluded());
        return Envelope.of(current, query, asked, listing.metric().definition(), measurement)
                .withHeaders(headers);
    }

    private static <T> Map<String, T> byKey(T[] values, Function<T, String> key) {
        return Arrays.stream(values)
                .collect(Collectors.toMap(key, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }
}
