package io.deployinsights.insights.metric;

import io.deployinsights.insights.deployment.Deployment;
import io.deployinsights.insights.deployment.Target;
import io.deployinsights.insights.metric.throughput.TimeBetweenDeployments;
import io.deployinsights.insights.selection.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The time from one success to the next, word by word: of each success in the window, the one before it is looked for. */
record NaiveTimeBetween(List<Deployment> deployments, Query query, Instant now) {

    List<TimeBetweenDeployments.Result> results() {
        return new NaiveSelection(deployments, query)
                .targets()
                .map(this::result)
                .toList();
    }

    private TimeBetweenDeployments.Result result(Target target) {
        var selection = new NaiveSelection(deployments, query);
        var successes = selection
                .atAnyTime()
                .filter(d -> new Target(d.serviceName(), d.environment()).equals(target))
                .filter(d -> NaiveRecord.isInTime(d, now) && NaiveRecord.is(d, "Succeeded"))
                .sorted(Comparator.comparing(Deployment::startedAt))
                .toList();
        int inWindow = 0;
        var gaps = new ArrayList<Double>();
        for (int place = 0; place < successes.size(); place++) {
            var start = successes.get(place).startedAt();
            if (selection.isInWindow(start)) {
                inWindow++;
                if (place > 0) {
                    var before = successes.get(place - 1).startedAt();
                    gaps.add(Duration.between(before, start).toMillis() / 1000.0);
                }
            }
        }
        gaps.sort(null);
        return new TimeBetweenDeployments.Result(
                target.serviceName(),
                target.environment(),
                inWindow,
                gaps.size(),
                NaiveSample.percentile(gaps, 0.5),
                NaiveSample.percentile(gaps, 0.9));
    }
}
