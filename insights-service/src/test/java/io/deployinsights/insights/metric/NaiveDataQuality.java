package io.deployinsights.insights.metric;

import io.deployinsights.insights.deployment.Deployment;
import io.deployinsights.insights.metric.quality.DataQuality;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.window.Window;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is wrong with records, row by row of the table in the definitions. */
record NaiveDataQuality(List<Deployment> deployments, Query query, Instant now) {

    private static final Instant YEAR_2000 = Instant.parse("2000-01-01T00:00:00Z");

    /** One kind of fault, and the records that have it. */
    record Found(String kind, int deployments, List<String> deploymentIds) {

        static Found of(DataQuality.Result result) {
            return new Found(result.kind(), result.deployments(), result.deploymentIds());
        }
    }

    List<Found> found() {
        return List.of(
                found("missingStart", d -> d.startedAt() == null),
                found("impossibleTime", this::isImpossible),
                found("futureStart", d -> NaiveRecord.times(d).anyMatch(this::isAhead)),
                found("missingFinish", d -> isFinished(d) && d.finishedAt() == null),
                found("unexpectedFinish", d -> NaiveRecord.isInProgress(d) && d.finishedAt() != null),
                found("negativeDuration", d -> isFinished(d) && d.startedAt() != null && NaiveRecord.isNegative(d)),
                found("unknownStatus", d -> !NaiveRecord.isKnown(d)),
                stuck(),
                found("possibleDuplicate", new NaiveDuplicates(deployments)::include),
                found("oddName", this::isOdd));
    }

    private Found found(String kind, Predicate<Deployment> fault) {
        return found(kind, fault, query);
    }

    /** A fact of now, whatever the window. */
    private Found stuck() {
        var always = query.during(new Window(null, null, query.window().zone()));
        return found("stuck", this::isStuck, always);
    }

    private Found found(String kind, Predicate<Deployment> fault, Query asked) {
        var ids = new NaiveSelection(deployments, asked)
                .inWindow()
                .filter(fault)
                .sorted(Comparator.comparing(Deployment::startedAt, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(Deployment::id))
                .map(Deployment::id)
                .toList();
        return new Found(kind, ids.size(), ids);
    }

    private boolean isImpossible(Deployment d) {
        return NaiveRecord.times(d).anyMatch(time -> time.isBefore(YEAR_2000))
                || (d.committedAt() != null && d.committedAt().isBefore(YEAR_2000));
    }

    private boolean isAhead(Instant time) {
        return time.isAfter(now.plus(Duration.ofMinutes(5)));
    }

    private boolean isStuck(Deployment d) {
        return NaiveRecord.isInProgress(d)
                && d.startedAt() != null
                && d.startedAt().isBefore(now.minus(Duration.ofHours(24)));
    }

    private static boolean isFinished(Deployment d) {
        return NaiveRecord.isRated(d) || NaiveRecord.is(d, "Cancelled");
    }

    private boolean isOdd(Deployment d) {
        return isOdd(d, Deployment::serviceName) || isOdd(d, Deployment::environment) || isAlias(d);
    }

    private boolean isOdd(Deployment d, Function<Deployment, @Nullable String> name) {
        if (name.apply(d) == null) {
            return false;
        }
        Map<String, Long> alike = deployments.stream()
                .map(name)
                .filter(Objects::nonNull)
                .filter(other -> folded(other).equals(folded(name.apply(d))))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        var right = alike.keySet().stream()
                .min(Comparator.comparingLong((String other) -> -alike.get(other))
                        .thenComparing(other -> other.codePoints().toArray(), Arrays::compare));
        return !right.orElseThrow().equals(name.apply(d));
    }

    private boolean isAlias(Deployment d) {
        return d.environment() != null
                && List.of("prod", "prd", "live").contains(folded(d.environment()))
                && deployments.stream()
                        .map(Deployment::environment)
                        .filter(Objects::nonNull)
                        .anyMatch(other -> folded(other).equals("production"));
    }

    /** Enough for the names that are generated. */
    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Z}\\p{Cc}\\p{Cf}]", "")
                .toLowerCase(Locale.ROOT);
    }
}
