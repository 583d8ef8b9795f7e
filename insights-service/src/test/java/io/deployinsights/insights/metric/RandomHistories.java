package io.deployinsights.insights.metric;

import io.deployinsights.insights.deployment.Deployment;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;
import org.jspecify.annotations.Nullable;

/** Deployments as a registry may hold them, a few services over the days around a change of clocks, and questions about them. */
class RandomHistories extends DomainContextBase {

    /** The end of March 2026: summer time begins in Europe on the 29th, and on the 5th of April it ends in Sydney. */
    private static final Instant FIRST = Instant.parse("2026-03-26T00:00:00Z");

    private static final Duration LENGTH = Duration.ofDays(14);

    /** After nearly every start. */
    static final Instant NOW = Instant.parse("2026-04-11T17:20:00Z");

    private static final Instant YEAR_2000 = Instant.parse("2000-01-01T00:00:00Z");

    private static final List<@Nullable String> COMMITS =
            Arrays.asList("abcdef0", "ABCDEF0", "abcdef0123", "1234567", "0000000", "abcdef", null);

    // Combined, because mapping one part to the other compares generators most of the time.
    private record Labels(
            @Nullable String service,
            @Nullable String environment,
            @Nullable String version,
            @Nullable String type,
            @Nullable String by,
            boolean hotfix) {}

    private record Course(
            @Nullable String status,
            @Nullable Instant startedAt,
            @Nullable Duration lasting,
            int rest) {}

    /** What was generated, in the order the registry delivers it. */
    record GeneratedHistory(List<Deployment> deployments) {}

    @Provide
    Arbitrary<GeneratedHistory> histories() {
        return deployment()
                .list()
                .ofMaxSize(40)
                .map(RandomHistories::oftenWithProduction)
                .map(RandomHistories::withIds)
                .map(GeneratedHistory::new);
    }

    private static List<Deployment> oftenWithProduction(List<Deployment> deployments) {
        return deployments.size() % 6 == 5
                ? deployments.stream()
                        .filter(d -> !"production".equals(d.environment()))
                        .toList()
                : deployments;
    }

    @Provide
    Arbitrary<Query> query() {
        var zones = Arbitraries.of("UTC", "Europe/Copenhagen", "Australia/Sydney", "America/New_York", "Asia/Kathmandu")
                .map(ZoneId::of);
        var end = Arbitraries.frequencyOf(
                Tuple.of(6, moment()), Tuple.of(1, Arbitraries.of(NOW, NOW.plusSeconds(1), NOW.plus(LENGTH))));
        var window = Combinators.combine(moment().injectNull(0.4), end.injectNull(0.4), zones)
                .as(RandomHistories::window);
        return Combinators.combine(
                        someOf("api", "web", "nobody"),
                        someOf("staging", "production"),
                        someOf("Tag", "Branch"),
                        someOf("ann", "bob"),
                        window)
                .as(Query::new);
    }

    private static Arbitrary<Deployment> deployment() {
        var start = start().injectNull(0.05);
        // Coarse and sometimes negative, so that completions coincide, cross and contradict.
        var duration = Arbitraries.integers().between(-2, 12).map(steps -> Duration.ofMinutes(steps * 30L));
        var labels = Combinators.combine(
                        Arbitraries.of("api", "api", "api", "web", "web", "job", "Api", "api ", "\uff21pi")
                                .injectNull(0.03),
                        Arbitraries.of(
                                        "staging",
                                        "staging",
                                        "production",
                                        "production",
                                        "Prod",
                                        "stg",
                                        "test",
                                        "tes\u200bt")
                                .injectNull(0.03),
                        Arbitraries.of("1.0", "1.0", "1.1", "1.1", "2.0", "v1.0", "1.1+b2")
                                .injectNull(0.05),
                        Arbitraries.of("Tag", "Branch", "PullRequest").injectNull(0.05),
                        Arbitraries.of("ann", "bob", "cat").injectNull(0.05),
                        Arbitraries.of(true, false, false, false))
                .as(Labels::new);
        var rest = Arbitraries.integers().between(0, 99);
        var course = Combinators.combine(status(), start, duration.injectNull(0.2), rest)
                .as(Course::new);
        return Combinators.combine(labels, course).as(RandomHistories::deployment);
    }

    private static Deployment deployment(Labels labels, Course course) {
        var start = course.startedAt() == null ? FIRST : course.startedAt();
        return new Deployment(
                null,
                labels.service(),
                labels.version(),
                labels.environment(),
                labels.type(),
                course.status(),
                labels.by(),
                course.startedAt(),
                course.lasting() == null ? null : start.plus(course.lasting()),
                rolledBack(start, course),
                COMMITS.get(course.rest() % COMMITS.size()),
                null,
                committed(start, labels.version(), labels.by()),
                null,
                labels.hotfix());
    }

    /** Mostly after it was finished, if at all. */
    private static @Nullable Instant rolledBack(Instant start, Course course) {
        return course.rest() % 3 == 0 ? start.plus(Duration.ofMinutes(course.rest() * 10L - 60)) : null;
    }

    /** Unknown, long before, or while it was being deployed and so at times after it was. Chosen by what is random already: more of it takes longer. */
    private static @Nullable Instant committed(Instant start, @Nullable String version, @Nullable String by) {
        if (version == null || by == null) {
            return null;
        }
        return switch (version) {
            case "1.0" -> start.minus(by.equals("bob") ? Duration.ofHours(30) : Duration.ofMinutes(90));
            case "1.1" -> start.plus(Duration.ofMinutes(90));
            case "v1.0" -> Instant.parse("1999-12-31T23:59:59Z");
            default -> null;
        };
    }

    private static Arbitrary<@Nullable String> status() {
        return Arbitraries.of(
                        "Succeeded",
                        "Succeeded",
                        "Succeeded",
                        "Failed",
                        "Failed",
                        "RolledBack",
                        "Cancelled",
                        "Queued",
                        "Building",
                        "Deploying",
                        "Exploded")
                .injectNull(0.02);
    }

    /** Often close to others, and at times impossible, in the future, or just not. None long ago: days are counted one by one. */
    private static Arbitrary<Instant> start() {
        var seconds = Arbitraries.of(0, 0, 0, 20, 59, 60, 61);
        var close = Combinators.combine(Arbitraries.integers().between(0, 12), seconds)
                .as((step, second) -> FIRST.plus(Duration.ofMinutes(step * 30L)).plusSeconds(second));
        var odd = Arbitraries.of(
                Instant.EPOCH,
                YEAR_2000.minusMillis(1),
                NOW.plus(Duration.ofMinutes(5)),
                NOW.plus(Duration.ofMinutes(5)).plusMillis(1),
                Instant.parse("2206-01-01T00:00:00Z"));
        return Arbitraries.frequencyOf(Tuple.of(8, moment()), Tuple.of(8, close), Tuple.of(1, odd));
    }

    private static Arbitrary<Instant> moment() {
        return Arbitraries.longs()
                .between(0, LENGTH.toMinutes() / 30)
                .map(step -> FIRST.plus(Duration.ofMinutes(step * 30)));
    }

    private static Arbitrary<Set<String>> someOf(String... values) {
        return Arbitraries.of(values).set().ofMaxSize(2).injectNull(0.5).map(set -> set == null ? Set.of() : set);
    }

    private static Window window(@Nullable Instant one, @Nullable Instant other, ZoneId zone) {
        return one != null && other != null && one.isAfter(other)
                ? new Window(other, one, zone)
                : new Window(one, other, zone);
    }

    /** Ids in no order that the metrics could profit from. */
    private static List<Deployment> withIds(List<Deployment> deployments) {
        return IntStream.range(0, deployments.size())
                .mapToObj(i -> withId("%024x".formatted((i * 619L) % 1009), deployments.get(i)))
                .toList();
    }

    private static Deployment withId(String id, Deployment d) {
        return new Deployment(
                id,
                d.serviceName(),
                d.version(),
                d.environment(),
                d.deploymentType(),
                d.status(),
                d.deployedBy(),
                d.startedAt(),
                d.finishedAt(),
                d.rolledBackAt(),
                d.commitSha(),
                d.pullRequestNumber(),
                d.committedAt(),
                d.url(),
                d.hotfix());
    }
}
