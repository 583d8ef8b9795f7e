package io.deployinsights.insights.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.deployment.Deployment;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.history.Histories;
import io.deployinsights.insights.metric.failure.FailureRate;
import io.deployinsights.insights.selection.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** So many rows that most are forgotten while the others are still being looked for, in several parts. */
class LongListTests {

    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final int ROWS = 70_000;
    private static final int LIMIT = 9_000;
    private static final DeploymentHistory HISTORY = Histories.of(deployments(), Histories.NOW);

    @ParameterizedTest
    @EnumSource
    void isInOrderFromPageToPage(Role role) {
        var metric = new FailureRate();
        var expected = IntStream.range(0, HISTORY.size())
                .filter(row -> role.isOf(metric.exclusion(HISTORY, row)))
                .mapToObj(HISTORY::deployment)
                .sorted(Comparator.comparing(Deployment::serviceName)
                        .thenComparing(Deployment::environment)
                        .thenComparing(Deployment::startedAt, Comparator.reverseOrder())
                        .thenComparing(Deployment::id))
                .map(Deployment::id)
                .toList();

        var listed = new ArrayList<@Nullable String>();
        @Nullable Position after = null;
        do {
            var page = EvidenceList.page(HISTORY, Listing.of(metric, role), Query.ALL, LIMIT, after);
            assertThat(page.total()).isEqualTo(expected.size());
            page.evidence().forEach(each -> listed.add(each.id()));
            after = page.next();
        } while (after != null);

        assertThat(listed).isEqualTo(expected);
    }

    private static List<Deployment> deployments() {
        var random = new SplittableRandom(42);
        return IntStream.range(0, ROWS)
                .mapToObj(i -> new Deployment(
                        "%024x".formatted(i * 7919L % ROWS),
                        "service-" + random.nextInt(4),
                        null,
                        random.nextBoolean() ? "staging" : "production",
                        null,
                        random.nextInt(3) == 0 ? "Building" : "Succeeded",
                        null,
                        FIRST.plusSeconds(i / 3 + random.nextInt(1000)),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        false))
                .toList();
    }
}
