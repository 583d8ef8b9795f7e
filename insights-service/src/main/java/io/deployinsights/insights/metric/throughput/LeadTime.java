package io.deployinsights.insights.metric.throughput;

import io.deployinsights.insights.exclusion.Facts;
import io.deployinsights.insights.exclusion.Reason;
import io.deployinsights.insights.history.Chunk;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.metric.Choice;
import io.deployinsights.insights.metric.Grouping;
import io.deployinsights.insights.metric.Measurement;
import io.deployinsights.insights.metric.Metric;
import io.deployinsights.insights.metric.Table;
import io.deployinsights.insights.selection.Count;
import io.deployinsights.insights.selection.Picked;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.selection.Scan;
import io.deployinsights.insights.statistics.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long it takes to the end of a deployment that succeeds, per service.
 *
 * @param from what the time is counted from
 * @param everywhere whether that of changes is of all environments, because nothing is recorded of production
 */
public record LeadTime(From from, boolean everywhere, Grouping grouping) implements Metric<LeadTime.Result> {

    /** What a lead time is counted from. */
    public enum From {
        /** The deployment's start: what a pipeline takes. */
        START,
        /**
         * The commit of what is deployed, to production alone where the history has any: what a change takes to its users.
         */
        COMMIT
    }

    /** What is known of one service; all times are null when no deployment counts. */
    public record Result(
            @Nullable String serviceName,
            int deployments,
            @Nullable Double averageSeconds,
            @Nullable Double medianSeconds,
            @Nullable Double p90Seconds,
            @Nullable Double p95Seconds,
            @Nullable Double minSeconds,
            @Nullable Double maxSeconds) {

        private static Result of(@Nullable String serviceName, Sample durations) {
            if (durations.size() == 0) {
                return new Result(serviceName, 0, null, null, null, null, null, null);
            }
            double[] percentiles = durations.percentilesSeconds(0.5, 0.9, 0.95, 0, 1);
            return new Result(
                    serviceName,
                    durations.size(),
                    durations.averageSeconds(),
                    percentiles[0],
                    percentiles[1],
                    percentiles[2],
                    percentiles[3],
                    percentiles[4]);
        }
    }

    private static final Table<Result, Result> TABLE = Table.of(Result.class)
            .with("serviceName", Result::serviceName)
            .with("deployments", Result::deployments)
            .with("averageSeconds", Result::averageSeconds)
            .with("medianSeconds", Result::medianSeconds)
            .with("p90Seconds", Result::p90Seconds)
            .with("p95Seconds", Result::p95Seconds)
            .with("minSeconds", Result::minSeconds)
            .with("maxSeconds", Result::maxSeconds);

    /** The time from a deployment's start. */
    public LeadTime() {
        this(From.START);
    }

    /** That of changes to production. */
    public LeadTime(From from) {
        this(from, false, Grouping.SERVICE);
    }

    @Override
    public LeadTime in(DeploymentHistory history) {
        return new LeadTime(from, !history.hasProduction(), grouping);
    }

    /** That of changes is in the summary. */
    @Override
    public boolean hasAddress() {
        return from == From.START;
    }

    /** Whether a deployment would count if all were known of it. */
    public boolean isAbout(Facts facts) {
        return facts.whyUnsuccessful() == null && (from == From.START || everywhere || facts.isInProduction());
    }

    @Override
    public String name() {
        return switch (from) {
            case START -> "lead-time";
            case COMMIT -> "change-lead-time";
        };
    }

    @Override
    public String title() {
        return switch (from) {
            case START -> "deploy lead time";
            case COMMIT -> "change lead time";
        };
    }

    @Override
    public String summary() {
        return switch (from) {
            case START -> "Time from deploy start to success, per service";
            case COMMIT -> "Time from commit to success in production, per service";
        };
    }

    @Override
    public String definition() {
        return switch (from) {
            case START -> "Time from start to finish of the deployments that succeeded.";
            case COMMIT -> "Time from the commit to the completion of the production deployments that succeeded.";
        };
    }

    @Override
    public Table<Result, ?> table() {
        return TABLE;
    }

    @Override
    public List<Choice> choices() {
        return List.of(Grouping.CHOICE);
    }

    @Override
    public LeadTime with(Map<String, String> chosen) {
        return new LeadTime(from, everywhere, Grouping.among(chosen));
    }

    @Override
    public @Nullable Reason exclusion(Facts facts) {
        var unsuccessful = facts.whyUnsuccessful();
        if (unsuccessful != null) {
            return unsuccessful;
        }
        return switch (from) {
            case START -> facts.hasFinish() ? whyReversed(facts) : Reason.MISSING_FINISH;
            case COMMIT -> whyUnchanged(facts);
        };
    }

    /** What the time of one that counts is, in milliseconds. */
    public long durationMillis(Chunk chunk, int place) {
        return switch (from) {
            case START -> chunk.finishedAtMillis(place) - chunk.startedAtMillis(place);
            case COMMIT -> chunk.completedAtMillis(place) - chunk.committedAtMillis(place);
        };
    }

    @Override
    public Measurement<Result> measure(DeploymentHistory history, Query query) {
        var services = grouping.select(history, query);
        int size = services.groups().size();
        var leadTime = in(history);
        var scan = Scan.of(history, services, leadTime, () -> new Durations(leadTime, size));
        var results = IntStream.range(0, size)
                .parallel()
                .mapToObj(
                        i -> Result.of(services.groups().get(i), scan.counted().of(i)))
                .toList();
        return new Measurement<>(results, scan.excluded());
    }

    private @Nullable Reason whyUnchanged(Facts facts) {
        if (!everywhere && !facts.isInProduction()) {
            return Reason.NOT_PRODUCTION;
        }
        if (facts.hasImpossibleChange()) {
            return Reason.IMPOSSIBLE_TIME;
        }
        return facts.hasChange() ? whyReversed(facts) : Reason.MISSING_COMMIT;
    }

    private static @Nullable Reason whyReversed(Facts facts) {
        return facts.endsBeforeStart() ? Reason.NEGATIVE_DURATION : null;
    }

    /** How long the successes of each service took. */
    private static final class Durations implements Count<Durations> {

        private final LeadTime leadTime;
        private final Sample[] samples;

        Durations(LeadTime leadTime, int services) {
            this.leadTime = leadTime;
            samples = Stream.generate(Sample::new).limit(services).toArray(Sample[]::new);
        }

        @Override
        public void add(Chunk chunk, Picked successes) {
            for (int i = 0; i < successes.size(); i++) {
                samples[successes.group(i)].add(leadTime.durationMillis(chunk, successes.place(i)));
            }
        }

        @Override
        public void add(Durations later) {
            Arrays.setAll(samples, service -> samples[service].and(later.samples[service]));
        }

        Sample of(int service) {
            return samples[service];
        }
    }
}
