package io.deployinsights.insights.metric;

import io.deployinsights.insights.deployment.Deployment;
import io.deployinsights.insights.deployment.Target;
import io.deployinsights.insights.metric.failure.FailureEpisodes;
import io.deployinsights.insights.selection.Query;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The failures that ended in a window or were open at its end, target by target. */
record NaiveEpisodes(List<Deployment> deployments, Query query, Instant now) {

    List<FailureEpisodes.Result> results() {
        return selection().targets().flatMap(this::results).toList();
    }

    private Stream<FailureEpisodes.Result> results(Target target) {
        var here = deployments.stream()
                .filter(d -> Objects.equals(d.serviceName(), target.serviceName())
                        && Objects.equals(d.environment(), target.environment()))
                .toList();
        return NaiveEpisode.of(here, query.window().to(), now).stream()
                .filter(episode -> selection().passesFilters(episode.end() == null ? episode.opening() : episode.end()))
                .filter(episode ->
                        episode.end() == null || selection().isInWindow(NaiveRecord.completion(episode.end())))
                .sorted(Comparator.comparing(NaiveEpisode::since, Comparator.reverseOrder())
                        .thenComparing(episode -> episode.opening().id()))
                .map(episode -> new FailureEpisodes.Result(
                        target.serviceName(),
                        target.environment(),
                        event(episode.opening(), episode.since()),
                        episode.end() == null ? null : event(episode.end(), NaiveRecord.completion(episode.end())),
                        episode.end() == null ? null : (Double) episode.seconds(),
                        failures(episode, here)));
    }

    /** From its beginning to its end, or to the window's; a roll-back of its own is one. */
    private int failures(NaiveEpisode episode, List<Deployment> here) {
        if ("RolledBack".equals(episode.opening().status())) {
            return 1;
        }
        @Nullable Instant until = episode.end() == null ? query.window().to() : NaiveRecord.completion(episode.end());
        long failed = here.stream()
                .filter(d -> "Failed".equals(d.status()) && NaiveRecord.isInTime(d, now) && !NaiveRecord.isNegative(d))
                .map(NaiveRecord::completion)
                .filter(completion -> !completion.isBefore(episode.since()))
                .filter(completion -> until == null || completion.isBefore(until))
                .count();
        return Math.max((int) failed, 1);
    }

    private NaiveSelection selection() {
        return new NaiveSelection(deployments, query);
    }

    private static FailureEpisodes.Event event(Deployment d, Instant at) {
        return new FailureEpisodes.Event(d.id(), d.version(), d.status(), d.deployedBy(), d.startedAt(), at);
    }
}
