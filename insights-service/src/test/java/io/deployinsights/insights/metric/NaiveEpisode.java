package io.deployinsights.insights.metric;

import io.deployinsights.insights.history.Deployment;
import io.deployinsights.insights.history.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A failure and what ended it, null while nothing has. */
record NaiveEpisode(Deployment opening, @Nullable Deployment end) {

    /** The episodes of one service in one environment, of whose deployments only those completed before a moment count. */
    static List<NaiveEpisode> of(List<Deployment> deployments, @Nullable Instant before) {
        var finished = deployments.stream()
                .filter(d -> d.startedAt() != null
                        && d.status() != null
                        && List.of("Succeeded", "Failed", "RolledBack").contains(d.status()))
                .filter(d -> d.finishedAt() == null || !d.finishedAt().isBefore(d.startedAt()))
                .filter(d -> before == null || completion(d).isBefore(before))
                .sorted(Comparator.comparing(NaiveEpisode::completion)
                        .thenComparing(Deployment::startedAt)
                        .thenComparing(Deployment::id))
                .toList();
        var episodes = new ArrayList<NaiveEpisode>();
        Deployment opening = null;
        for (var deployment : finished) {
            if (Status.named(deployment.status()) != Status.SUCCEEDED) {
                opening = opening == null ? deployment : opening;
            } else if (opening != null) {
                episodes.add(new NaiveEpisode(opening, deployment));
                opening = null;
            }
        }
        if (opening != null) {
            episodes.add(new NaiveEpisode(opening, null));
        }
        return episodes;
    }

    static Instant completion(Deployment d) {
        return d.finishedAt() != null ? d.finishedAt() : d.startedAt();
    }
}
