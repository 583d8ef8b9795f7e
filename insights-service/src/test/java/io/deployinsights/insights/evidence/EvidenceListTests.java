package io.deployinsights.insights.evidence;

import static io.deployinsights.insights.history.Histories.history;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.deployinsights.insights.deployment.Deployment;
import io.deployinsights.insights.evidence.EvidenceList.Page;
import io.deployinsights.insights.exclusion.Reason;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.history.Histories;
import io.deployinsights.insights.metric.failure.FailureRate;
import io.deployinsights.insights.metric.throughput.Frequency;
import io.deployinsights.insights.metric.throughput.LeadTime;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.window.Granularity;
import io.deployinsights.insights.window.Window;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceListTests {

    private static final String TABLE = """
        beta   staging     Succeeded  2026-03-25T10:00:00  2026-03-25T10:20:00
        alpha  staging     Failed     2026-03-25T10:00:00  2026-03-25T10:20:00
        alpha  staging     Succeeded  2026-03-26T10:00:00  -  version=2
        alpha  production  Building   2026-03-24T10:00:00  -
        alpha  staging     Succeeded  2026-03-26T10:00:00  2026-03-26T10:01:00
        alpha  staging     Odd        -                 -
        """;

    @Test
    void listsWhatAMetricCounts() {
        var page = first(Role.COUNTED, 10);

        assertThat(ids(page)).containsExactly("5", "1");
        assertThat(page.total()).isEqualTo(2);
        assertThat(page.evidence())
                .allSatisfy(each -> assertThat(each.excludedBecause()).isNull());
        assertThat(page.next()).isNull();
    }

    @Test
    void listsWhatAMetricLeavesOutWithTheReason() {
        var page = first(Role.EXCLUDED, 10);

        assertThat(page.evidence())
                .extracting(Evidence::id, Evidence::excludedBecause, Evidence::faults)
                .containsExactly(
                        tuple("4", "inProgress", List.of("stuck")),
                        tuple("3", "missingFinish", List.of("missingFinish")),
                        tuple("2", "notSucceeded", List.of()),
                        tuple("6", "missingStart", List.of("missingStart", "unknownStatus")));
        assertThat(page.excluded())
                .isEqualTo(Map.of(
                        Reason.IN_PROGRESS, 1L,
                        Reason.MISSING_FINISH, 1L,
                        Reason.NOT_SUCCEEDED, 1L,
                        Reason.MISSING_START, 1L));
    }

    @Test
    void keepsToTheQuestion() {
        var window = new Window(Instant.parse("2026-03-26T00:00:00Z"), null, ZoneOffset.UTC);
        var query = new Query(Set.of("alpha"), Set.of(), Set.of(), Set.of(), window);

        var page = EvidenceList.page(history(TABLE), Listing.of(new FailureRate(), Role.COUNTED), query, 10, null);

        assertThat(ids(page)).containsExactly("3", "5");
    }

    @Test
    void answersHowManyThereAreOnAllPages() {
        var page = first(Role.EXCLUDED, 1);

        assertThat(page.evidence()).hasSize(1);
        assertThat(page.total()).isEqualTo(4);
        assertThat(page.next()).isNotNull();
    }

    @Test
    void goesOnInALaterHistory() {
        var earlier = history("""
            alpha staging Succeeded 2026-03-26T10:00:00 - id=a
            alpha staging Succeeded 2026-03-25T10:00:00 - id=b
            """);
        var later = history("""
            alpha staging Succeeded 2026-03-27T10:00:00 - id=new
            alpha staging Succeeded 2026-03-26T10:00:00 - id=a
            alpha staging Succeeded 2026-03-25T10:00:00 - id=b
            alpha staging Succeeded 2026-03-24T10:00:00 - id=c
            """);
        var page = page(earlier, 1, null);

        assertThat(ids(page)).containsExactly("a");
        assertThat(ids(page(later, 10, page.next()))).containsExactly("b", "c");
    }

    @Test
    void goesOnWhenTheLastOneIsGone() {
        var earlier = history("alpha staging Succeeded 2026-03-26T10:00:00 - id=a\n".repeat(2));
        var later = history("alpha staging Succeeded 2026-03-25T10:00:00 - id=b");

        assertThat(ids(page(later, 10, page(earlier, 1, null).next()))).containsExactly("b");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void givesEveryDeploymentOnceWhateverThePages(long seed) {
        var random = new Random(seed);
        var history = Histories.of(dirty(random), Histories.NOW);
        var whole = page(history, 10_000, null).evidence();
        assertThat(whole).hasSize(history.size());

        var paged = new ArrayList<Evidence>();
        @Nullable Position after = null;
        do {
            var page = page(history, 1 + random.nextInt(40), after);
            paged.addAll(page.evidence());
            after = page.next() == null ? null : Position.parse(page.next().cursor());
        } while (after != null);

        assertThat(paged).isEqualTo(whole);
    }

    /** Many identical ones, and names that differ only at their ends. */
    private static List<Deployment> dirty(Random random) {
        return IntStream.range(0, 300)
                .mapToObj(i -> new Deployment(
                        one(random, null, "a", "b", "c" + i),
                        one(random, null, "x", "s".repeat(200) + random.nextInt(3)),
                        null,
                        one(random, null, "staging", "e".repeat(200) + random.nextInt(3)),
                        null,
                        "Succeeded",
                        null,
                        Instant.parse("2026-03-02T10:00:00Z").plusSeconds(random.nextInt(3)),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        false))
                .toList();
    }

    private static @Nullable String one(Random random, @Nullable String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static Page first(Role role, int limit) {
        return EvidenceList.page(history(TABLE), Listing.of(new LeadTime(), role), Query.ALL, limit, null);
    }

    private static Page page(DeploymentHistory history, int limit, @Nullable Position after) {
        return EvidenceList.page(
                history, Listing.of(new Frequency(Granularity.DAILY), Role.COUNTED), Query.ALL, limit, after);
    }

    private static List<@Nullable String> ids(Page page) {
        return page.evidence().stream().<@Nullable String>map(Evidence::id).toList();
    }
}
