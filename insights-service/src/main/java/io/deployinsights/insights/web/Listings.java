package io.deployinsights.insights.web;

import io.deployinsights.insights.evidence.Listing;
import io.deployinsights.insights.evidence.Narrowing;
import io.deployinsights.insights.evidence.Outcome;
import io.deployinsights.insights.evidence.Role;
import io.deployinsights.insights.evidence.Sort;
import io.deployinsights.insights.evidence.WeekHour;
import io.deployinsights.insights.exclusion.Reason;
import io.deployinsights.insights.metric.Metric;
import io.deployinsights.insights.web.parameters.Parameters;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code role}, {@code outcome}, {@code reason}, {@code hour} and {@code sort}: which deployments are listed, and in which order. */
final class Listings {

    private static final Map<String, Role> ROLES = byKey(Role.values(), Role::key);
    private static final Map<String, Outcome> OUTCOMES = byKey(Outcome.values(), Outcome::key);
    private static final Map<String, Reason> REASONS = byKey(Reason.values(), Reason::key);
    private static final Map<String, Sort> SORTS = byKey(Sort.values(), Sort::key);

    private Listings() {}

    /**
     * Reads them. Who asks for a reason and for no role gets deployments of either: a reason is one for being left out, or a fault of what counts.
     */
    static Listing read(Metric<?> metric, ZoneId zone, Parameters parameters) {
        var reasons = parameters.choices("reason", REASONS);
        var only = new Narrowing(
                parameters.choices("outcome", OUTCOMES), reasons, parameters.allParsed("hour", WeekHour::parse), zone);
        var role = reasons.isEmpty()
                ? parameters.choice("role", ROLES, Role.COUNTED.key())
                : parameters.choice("role", ROLES);
        return new Listing(metric, role, only, parameters.choice("sort", SORTS, Sort.SERVICE.key()));
    }

    private static <T> Map<String, T> byKey(T[] values, Function<T, String> key) {
        return Arrays.stream(values)
                .collect(Collectors.toMap(key, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }
}
