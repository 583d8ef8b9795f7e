package io.deployinsights.insights.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.deployment.Deployment;
import io.deployinsights.insights.deployment.Outcome;
import io.deployinsights.insights.exclusion.Reason;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.history.Histories;
import io.deployinsights.insights.metric.throughput.LeadTime;
import io.deployinsights.insights.selection.Query;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists that are narrowed or sorted, held against the whole list. */
class NarrowedListTests {

    /** Half an hour off, so that no hour of it is one of UTC. */
    private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");

    private static final LeadTime METRIC = new LeadTime();

    private static final Map<Outcome, List<@Nullable String>> STATUSES = Map.of(
            Outcome.SUCCEEDED, List.of("Succeeded"),
            Outcome.FAILED, List.of("Failed"),
            Outcome.ROLLED_BACK, List.of("RolledBack"),
            Outcome.CANCELLED, List.of("Cancelled"),
            Outcome.IN_PROGRESS, List.of("Queued", "Building", "Deploying"),
            Outcome.UNKNOWN, List.of("Odd", ""));

    private static final DeploymentHistory HISTORY = Histories.of(deployments(new Random(7)), Histories.NOW);
    private static final List<Evidence> WHOLE = list(null, Narrowing.NONE, Sort.SERVICE);

    @ParameterizedTest
    @EnumSource
    void isOfAnOutcome(Outcome outcome) {
        var narrowed = list(null, new Narrowing(Set.of(outcome), Set.of(), Set.of(), KOLKATA), Sort.SERVICE);

        assertThat(narrowed)
                .isNotEmpty()
                .isEqualTo(whole(
                        each -> Objects.requireNonNull(STATUSES.get(outcome)).contains(each.status())));
    }

    @Test
    void isOfReasonsAndFaults() {
        for (var reason : Reason.values()) {
            var narrowed = list(null, new Narrowing(Set.of(), Set.of(reason), Set.of(), KOLKATA), Sort.SERVICE);

            assertThat(narrowed)
                    .isEqualTo(whole(each -> reason.key().equals(each.excludedBecause())
                            || each.faults().contains(reason.key())));
        }
        assertThat(list(
                        Role.COUNTED,
                        new Narrowing(Set.of(), Set.of(Reason.NOT_SUCCEEDED), Set.of(), KOLKATA),
                        Sort.START))
                .isEmpty();
    }

    @Test
    void isOfHoursInTheTimeZone() {
        var hours = Set.of(WeekHour.parse("13"), WeekHour.parse("Mon-9"), WeekHour.parse("sun-0"));

        assertThat(list(null, new Narrowing(Set.of(), Set.of(), hours, KOLKATA), Sort.SERVICE))
                .isNotEmpty()
                .isEqualTo(whole(each -> {
                    if (each.startedAt() == null) {
                        return false;
                    }
                    var start = each.startedAt().atZone(KOLKATA);
                    return start.getHour() == 13
                            || (start.getHour() == 9 && start.getDayOfWeek() == DayOfWeek.MONDAY)
                            || (start.getHour() == 0 && start.getDayOfWeek() == DayOfWeek.SUNDAY);
                }));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void keepsAllOfThemFromPageToPage(long seed) {
        var random = new Random(seed);
        var only = new Narrowing(Set.of(Outcome.SUCCEEDED, Outcome.FAILED), Set.of(), Set.of(), KOLKATA);
        for (var sort : Sort.values()) {
            var listing = new Listing(METRIC, null, only, sort);
            var whole = EvidenceList.page(HISTORY, listing, Query.ALL, 10_000, null);
            var paged = new ArrayList<Evidence>();
            @Nullable Position after = null;
            do {
                var page = EvidenceList.page(HISTORY, listing, Query.ALL, 1 + random.nextInt(40), after);
                assertThat(page.total()).isEqualTo(whole.total());
                paged.addAll(page.evidence());
                after = page.next() == null ? null : Position.parse(page.next().cursor());
            } while (after != null);

            assertThat(paged).as(sort.key()).isEqualTo(whole.evidence()).hasSize(whole.total());
        }
    }

    @Test
    void isSorted() {
        var byId = Comparator.comparing(Evidence::id, Comparator.nullsFirst(Comparator.naturalOrder()));
        Comparator<@Nullable Instant> first = Comparator.nullsLast(Comparator.naturalOrder());
        Comparator<@Nullable Instant> last = Comparator.nullsLast(Comparator.reverseOrder());
        Comparator<@Nullable Duration> shortest = Comparator.nullsLast(Comparator.naturalOrder());
        Comparator<@Nullable Duration> longest = Comparator.nullsLast(Comparator.reverseOrder());
        for (var expected : Map.of(
                        Sort.START, Comparator.comparing(Evidence::startedAt, first),
                        Sort.NEWEST, Comparator.comparing(Evidence::startedAt, last),
                        Sort.DURATION, Comparator.comparing(NarrowedListTests::duration, shortest),
                        Sort.LONGEST, Comparator.comparing(NarrowedListTests::duration, longest))
                .entrySet()) {
            assertThat(list(null, Narrowing.NONE, expected.getKey()))
                    .as(expected.getKey().key())
                    .isEqualTo(WHOLE.stream()
                            .sorted(expected.getValue().thenComparing(byId))
                            .toList());
        }
    }

    private static @Nullable Duration duration(Evidence each) {
        boolean isFinished =
                List.of("Succeeded", "Failed", "RolledBack", "Cancelled").contains(each.status());
        return !isFinished
                        || each.startedAt() == null
                        || each.finishedAt() == null
                        || each.finishedAt().isBefore(each.startedAt())
                ? null
                : Duration.between(each.startedAt(), each.finishedAt());
    }

    private static List<Evidence> whole(Predicate<Evidence> only) {
        return WHOLE.stream().filter(only).toList();
    }

    private static List<Evidence> list(@Nullable Role role, Narrowing only, Sort sort) {
        return EvidenceList.page(HISTORY, new Listing(METRIC, role, only, sort), Query.ALL, 10_000, null)
                .evidence();
    }

    private static List<Deployment> deployments(Random random) {
        var statuses = STATUSES.values().stream().flatMap(List::stream).sorted().toList();
        return IntStream.range(0, 2_000)
                .mapToObj(i -> deployment(i, statuses.get(random.nextInt(statuses.size())), random))
                .toList();
    }

    private static Deployment deployment(int number, String status, Random random) {
        var start = Instant.parse("2026-03-01T00:00:00Z").plusSeconds(1800L * random.nextInt(1500));
        return new Deployment(
                "%024x".formatted(number * 7919L % 2003),
                "service-" + random.nextInt(3),
                null,
                random.nextBoolean() ? "staging" : "production",
                null,
                status,
                null,
                random.nextInt(20) == 0 ? null : start,
                random.nextInt(5) == 0 ? null : start.plusSeconds(60L * random.nextInt(-1, 20)),
                null,
                null,
                null,
                null,
                null,
                false);
    }
}
