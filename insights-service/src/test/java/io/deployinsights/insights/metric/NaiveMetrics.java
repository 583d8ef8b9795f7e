package io.deployinsights.insights.metric;

import io.deployinsights.insights.deployment.Deployment;
import io.deployinsights.insights.deployment.Status;
import io.deployinsights.insights.deployment.Target;
import io.deployinsights.insights.metric.failure.FailureRate;
import io.deployinsights.insights.metric.failure.RecoveryTime;
import io.deployinsights.insights.metric.failure.ReworkRate;
import io.deployinsights.insights.metric.running.Latest;
import io.deployinsights.insights.metric.throughput.LeadTime;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.statistics.WilsonInterval;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/** The definitions of the metrics again, word by word over a list of records: slow, and without anything the real ones are built of. */
record NaiveMetrics(List<Deployment> deployments, Query query, Instant now) {

    private NaiveSelection selection() {
        return new NaiveSelection(deployments, query);
    }

    List<LeadTime.Result> leadTime(LeadTime.From from) {
        return selection()
                .services()
                .map(name -> {
                    var seconds = selection()
                            .inWindow()
                            .filter(d -> Objects.equals(d.serviceName(), name))
                            .flatMap(d -> new NaiveLeadTime(deployments, now).seconds(d, from).stream())
                            .sorted()
                            .toList();
                    return new LeadTime.Result(
                            name,
                            seconds.size(),
                            NaiveSample.average(seconds),
                            NaiveSample.percentile(seconds, 0.5),
                            NaiveSample.percentile(seconds, 0.9),
                            NaiveSample.percentile(seconds, 0.95),
                            NaiveSample.percentile(seconds, 0),
                            NaiveSample.percentile(seconds, 1));
                })
                .toList();
    }

    List<FailureRate.Result> failureRate() {
        return selection()
                .targets()
                .map(target -> {
                    var finished = selection()
                            .inWindow()
                            .filter(at(target))
                            .filter(d -> NaiveRecord.isInTime(d, now) && NaiveRecord.isRated(d))
                            .toList();
                    int failed = count(finished, d -> status(d) == Status.FAILED);
                    int rolledBack = count(finished, d -> status(d) == Status.ROLLED_BACK);
                    double n = finished.size();
                    if (n == 0) {
                        return new FailureRate.Result(
                                target.serviceName(), target.environment(), 0, 0, 0, null, null, null, null);
                    }
                    var interval = WilsonInterval.of(failed + rolledBack, finished.size());
                    return new FailureRate.Result(
                            target.serviceName(),
                            target.environment(),
                            finished.size(),
                            failed,
                            rolledBack,
                            failed / n,
                            rolledBack / n,
                            (failed + rolledBack) / n,
                            List.of(interval.low(), interval.high()));
                })
                .toList();
    }

    List<Latest.Result> latest() {
        var byStart = Comparator.comparing(Deployment::startedAt).thenComparing(Deployment::id);
        return selection()
                .targets()
                .map(target -> {
                    var known = selection()
                            .inWindow()
                            .filter(at(target))
                            .filter(d -> NaiveRecord.isInTime(d, now) && NaiveRecord.isKnown(d))
                            .toList();
                    var success = known.stream()
                            .filter(d -> status(d) == Status.SUCCEEDED)
                            .max(Comparator.comparing(NaiveRecord::completion).thenComparing(byStart));
                    var attempt = known.stream()
                            .max(byStart)
                            .map(d -> new Latest.Attempt(d.version(), d.status(), d.startedAt(), d.id()));
                    return new Latest.Result(
                            target.serviceName(),
                            target.environment(),
                            success.map(Deployment::version).orElse(null),
                            success.map(NaiveRecord::completion).orElse(null),
                            success.map(Deployment::deployedBy).orElse(null),
                            success.map(Deployment::commitSha).orElse(null),
                            success.map(Deployment::id).orElse(null),
                            attempt.orElse(null));
                })
                .toList();
    }

    List<RecoveryTime.Result> recoveryTime() {
        return selection()
                .targets()
                .map(target -> {
                    var episodes = NaiveEpisode.of(
                            deployments.stream().filter(at(target)).toList(),
                            query.window().to(),
                            now);
                    var seconds = episodes.stream()
                            .filter(episode ->
                                    episode.end() != null && selection().passesFilters(episode.end()))
                            .filter(episode -> selection().isInWindow(NaiveRecord.completion(episode.end())))
                            .map(NaiveEpisode::seconds)
                            .sorted()
                            .toList();
                    var open = episodes.stream()
                            .filter(episode ->
                                    episode.end() == null && selection().passesFilters(episode.opening()))
                            .map(episode -> new RecoveryTime.Open(
                                    NaiveRecord.completion(episode.opening()),
                                    episode.opening().id()))
                            .findFirst();
                    return new RecoveryTime.Result(
                            target.serviceName(),
                            target.environment(),
                            seconds.size(),
                            NaiveSample.average(seconds),
                            NaiveSample.percentile(seconds, 0.5),
                            NaiveSample.percentile(seconds, 0.9),
                            open.orElse(null),
                            open.isPresent() ? 1 : 0);
                })
                .toList();
    }

    List<ReworkRate.Result> reworkRate() {
        return selection()
                .targets()
                .map(target -> {
                    var repairs = NaiveEpisode.of(
                                    deployments.stream().filter(at(target)).toList(), null, now)
                            .stream()
                            .map(NaiveEpisode::end)
                            .filter(Objects::nonNull)
                            .map(Deployment::id)
                            .toList();
                    var successes = selection()
                            .inWindow()
                            .filter(at(target))
                            .filter(d -> NaiveRecord.isInTime(d, now) && status(d) == Status.SUCCEEDED)
                            .toList();
                    int rework = count(successes, d -> d.hotfix() || repairs.contains(d.id()));
                    var rate = successes.isEmpty() ? null : (Double) ((double) rework / successes.size());
                    return new ReworkRate.Result(
                            target.serviceName(), target.environment(), successes.size(), rework, rate);
                })
                .toList();
    }

    private static Predicate<Deployment> at(Target target) {
        return d -> Objects.equals(d.serviceName(), target.serviceName())
                && Objects.equals(d.environment(), target.environment());
    }

    private static Status status(Deployment d) {
        return Status.named(d.status());
    }

    private static int count(List<Deployment> deployments, Predicate<Deployment> which) {
        return (int) deployments.stream().filter(which).count();
    }
}
