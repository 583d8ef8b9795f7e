package io.deployinsights.insights.metric;

import io.deployinsights.insights.drift.Drift;
import io.deployinsights.insights.history.Deployment;
import io.deployinsights.insights.selection.Query;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
        var staged = successes(service, "staging");
        var production = Optional.ofNullable(
                successes(service, "production").isEmpty()
                        ? null
                        : successes(service, "production").getLast());
        var runs = production.map(NaiveDrift::running).orElse(null);
        if (staged.isEmpty()) {
            return new Drift.Result(service, null, runs, null, null, null, null);
        }
        var promoted = staged.stream()
                .filter(d -> production.isPresent()
                        && Objects.equals(d.version(), production.get().version()))
                .map(NaiveEpisode::completion)
                .max(Comparator.naturalOrder())
                .or(() -> production.map(NaiveEpisode::completion));
        var waiting = staged.stream()
                .filter(d -> promoted.isEmpty() || NaiveEpisode.completion(d).isAfter(promoted.get()))
                .toList();
        var end = query.window().to() != null && query.window().to().isBefore(asOf)
                ? query.window().to()
                : asOf;
        var since = waiting.stream().map(NaiveEpisode::completion).findFirst();
        return new Drift.Result(
                service,
                running(staged.getLast()),
                runs,
                (int) waiting.stream().map(Deployment::version).distinct().count(),
                waiting.size(),
                since.orElse(null),
                since.map(first -> Math.max(NaiveTime.seconds(first, end), 0)).orElse(0.0));
    }

    /** In the order of their completion. */
    private List<Deployment> successes(@Nullable String service, String environment) {
        return new NaiveSelection(deployments, query)
                .inWindow()
                .filter(d -> Objects.equals(d.serviceName(), service) && environment.equals(d.environment()))
                .filter(d -> d.startedAt() != null && "Succeeded".equals(d.status()))
                .sorted(Comparator.comparing(NaiveEpisode::completion)
                        .thenComparing(Deployment::startedAt)
                        .thenComparing(Deployment::id))
                .toList();
    }

    private static Drift.Running running(Deployment d) {
        return new Drift.Running(d.version(), NaiveEpisode.completion(d), d.commitSha(), d.id());
    }
}
