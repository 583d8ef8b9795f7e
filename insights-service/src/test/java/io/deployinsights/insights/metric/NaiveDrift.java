package io.deployinsights.insights.metric;

import io.deployinsights.insights.deployment.Deployment;
import io.deployinsights.insights.metric.running.Drift;
import io.deployinsights.insights.selection.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How far production is behind staging, by sorting and searching. */
record NaiveDrift(List<Deployment> deployments, Query query, Instant asOf) {

    List<Drift.Result> results() {
        return new NaiveSelection(deployments, query)
                .services()
                .map(this::result)
                .toList();
    }

    private Drift.Result result(@Nullable String service) {
        var staged = successes(service, NaiveSelection::isStaging);
        var released = successes(service, NaiveSelection::isProduction);
        var production = released.isEmpty() ? null : running(released.getLast());
        if (staged.isEmpty()) {
            return new Drift.Result(service, null, production, null, null, null, null, "nothingInStaging");
        }
        var staging = running(staged.getLast());
        var waiting = new ArrayList<>(staged);
        if (!released.isEmpty()) {
            var promoted =
                    staged.stream().filter(d -> isSame(d, released.getLast())).toList();
            if (promoted.isEmpty()) {
                return new Drift.Result(service, staging, production, null, null, null, null, "notComparable");
            }
            var last = NaiveRecord.completion(promoted.getLast());
            waiting.removeIf(d -> !NaiveRecord.completion(d).isAfter(last));
        }
        var until = query.window().to() != null && query.window().to().isBefore(asOf)
                ? query.window().to()
                : asOf;
        var since = waiting.isEmpty() ? null : NaiveRecord.completion(waiting.getFirst());
        return new Drift.Result(
                service,
                staging,
                production,
                versions(waiting),
                waiting.size(),
                since,
                since == null ? 0.0 : Math.max(NaiveTime.seconds(since, until), 0),
                null);
    }

    private static int versions(List<Deployment> waiting) {
        var versions = new HashSet<Object>();
        // A version that is missing equals nothing, so the record itself stands for it.
        waiting.forEach(d -> versions.add(d.version() == null ? d : plain(d.version())));
        return versions.size();
    }

    private static boolean isSame(Deployment one, Deployment other) {
        boolean sameVersion = one.version() != null
                && other.version() != null
                && plain(one.version()).equals(plain(other.version()));
        return sameVersion || isSameCommit(one.commitSha(), other.commitSha());
    }

    private static String plain(String version) {
        return version.replaceFirst("\\+.*", "").replaceFirst("^[vV](?=[0-9])", "");
    }

    private static boolean isSameCommit(@Nullable String one, @Nullable String other) {
        if (one == null || other == null || one.matches("0*") || other.matches("0*")) {
            return false;
        }
        var a = one.toLowerCase(Locale.ROOT);
        var b = other.toLowerCase(Locale.ROOT);
        return a.equals(b) || (Math.min(a.length(), b.length()) >= 7 && (a.startsWith(b) || b.startsWith(a)));
    }

    /** In the order of their completion. */
    private List<Deployment> successes(@Nullable String service, Predicate<Deployment> tier) {
        return new NaiveSelection(deployments, query)
                .inWindow()
                .filter(d -> Objects.equals(d.serviceName(), service) && tier.test(d))
                .filter(d -> NaiveRecord.isInTime(d, asOf) && "Succeeded".equals(d.status()))
                .sorted(Comparator.comparing(NaiveRecord::completion)
                        .thenComparing(Deployment::startedAt)
                        .thenComparing(Deployment::id))
                .toList();
    }

    private static Drift.Running running(Deployment d) {
        return new Drift.Running(d.version(), NaiveRecord.completion(d), d.commitSha(), d.id());
    }
}
