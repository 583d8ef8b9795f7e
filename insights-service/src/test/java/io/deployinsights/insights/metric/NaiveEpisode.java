package io.deployinsights.insights.metric;

import static io.deployinsights.insights.metric.NaiveRecord.completion;
import static io.deployinsights.insights.metric.NaiveRecord.is;

import io.deployinsights.insights.deployment.Deployment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A failure and what ended it, null while nothing has. */
record NaiveEpisode(Deployment opening, @Nullable Deployment end) {

    /** The episodes of one service in one environment, of whose deployments only those completed before a moment count. */
    static List<NaiveEpisode> of(List<Deployment> deployments, @Nullable Instant before, Instant now) {
        var completed = deployments.stream()
                .filter(d -> NaiveRecord.isInTime(d, now) && NaiveRecord.isRated(d) && !NaiveRecord.isNegative(d))
                .filter(d -> before == null || completion(d).isBefore(before))
                .sorted(Comparator.comparing(NaiveRecord::completion)
                        .thenComparing(Deployment::startedAt)
                        .thenComparing(Deployment::id))
                .toList();
        var episodes = new ArrayList<NaiveEpisode>();
        int next = 0;
        while (next < completed.size()) {
            var opening = completed.get(next);
            var earlier = completed.subList(0, next);
            var later = completed.subList(next + 1, completed.size());
            next++;
            if (is(opening, "RolledBack") && opening.finishedAt() != null) {
                episodes.add(new NaiveEpisode(opening, opening));
            } else if (is(opening, "Failed") && !isSuperseded(opening, earlier)) {
                var end = end(opening, later);
                episodes.add(new NaiveEpisode(opening, end.orElse(null)));
                next = end.map(d -> completed.indexOf(d) + 1).orElse(completed.size());
            }
        }
        return episodes;
    }

    private static boolean isSuperseded(Deployment failure, List<Deployment> earlier) {
        return earlier.stream()
                .anyMatch(d -> is(d, "Succeeded") && d.startedAt().isAfter(failure.startedAt()));
    }

    /** The first later success that did not start before the failure and was not deployed beside it, or the first later roll-back. */
    private static Optional<Deployment> end(Deployment failure, List<Deployment> later) {
        return later.stream()
                .filter(d -> is(d, "RolledBack")
                        || (is(d, "Succeeded")
                                && !d.startedAt().isBefore(failure.startedAt())
                                && !isBeside(d, failure)))
                .findFirst();
    }

    private static boolean isBeside(Deployment success, Deployment failure) {
        boolean atOnce = success.startedAt().equals(failure.startedAt());
        boolean whileItRan = success.startedAt().isBefore(completion(failure));
        var apart = Duration.between(failure.startedAt(), success.startedAt());
        return (atOnce || whileItRan)
                && apart.compareTo(Duration.ofSeconds(60)) <= 0
                && failure.version() != null
                && NaiveDuplicates.isSameVersion(success, failure);
    }

    Instant since() {
        if (is(opening, "Failed")) {
            return completion(opening);
        }
        return NaiveRecord.rolledBack(opening) == null ? opening.startedAt() : opening.finishedAt();
    }

    double seconds() {
        return NaiveTime.seconds(since(), completion(end));
    }
}
