package io.deployinsights.insights.metric;

import io.deployinsights.insights.deployment.Deployment;
import io.deployinsights.insights.deployment.Target;
import io.deployinsights.insights.selection.Query;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a query asks for, filter by filter. */
record NaiveSelection(List<Deployment> deployments, Query query) {

    private static final Comparator<@Nullable String> BY_NAME = Comparator.nullsFirst(Comparator.naturalOrder());

    Stream<@Nullable String> services() {
        return targets().map(Target::serviceName).distinct().sorted(BY_NAME);
    }

    Stream<Target> targets() {
        return deployments.stream()
                .filter(d ->
                        asked(query.serviceNames(), d.serviceName()) && asked(query.environments(), d.environment()))
                .map(d -> new Target(d.serviceName(), d.environment()))
                .distinct()
                .sorted(Comparator.comparing(Target::serviceName, BY_NAME).thenComparing(Target::environment, BY_NAME));
    }

    Stream<Deployment> inWindow() {
        return atAnyTime().filter(d -> isInWindow(d.startedAt()));
    }

    Stream<Deployment> atAnyTime() {
        return deployments.stream()
                .filter(d ->
                        asked(query.serviceNames(), d.serviceName()) && asked(query.environments(), d.environment()))
                .filter(this::passesFilters);
    }

    boolean passesFilters(Deployment d) {
        return asked(query.deploymentTypes(), d.deploymentType()) && asked(query.deployedBy(), d.deployedBy());
    }

    boolean isInWindow(@Nullable Instant time) {
        var from = query.window().from();
        var to = query.window().to();
        if (time == null) {
            return from == null && to == null;
        }
        return (from == null || !time.isBefore(from)) && (to == null || time.isBefore(to));
    }

    static boolean isStaging(Deployment d) {
        return d.environment() != null
                && List.of("staging", "stage", "stg").contains(d.environment().toLowerCase(Locale.ROOT));
    }

    static boolean isProduction(Deployment d) {
        return d.environment() != null
                && List.of("production", "prod", "prd", "live")
                        .contains(d.environment().toLowerCase(Locale.ROOT));
    }

    /** Whether nothing at all is recorded of production: then everything is taken for it. */
    static boolean hasNoProduction(List<Deployment> deployments) {
        return deployments.stream().noneMatch(NaiveSelection::isProduction);
    }

    private static boolean asked(Set<String> values, @Nullable String value) {
        return values.isEmpty() || (value != null && values.contains(value));
    }
}
