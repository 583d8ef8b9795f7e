package io.deployinsights.insights.selection;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.deployment.Deployment;
import io.deployinsights.insights.exclusion.Exclusion;
import io.deployinsights.insights.exclusion.Facts;
import io.deployinsights.insights.exclusion.Reason;
import io.deployinsights.insights.history.Chunk;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.history.Histories;
import io.deployinsights.insights.window.Window;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Enough rows for several parts, with borders in the middle of everything. */
class ScanTests {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final int ROWS = 70_000;
    private static final DeploymentHistory HISTORY = Histories.of(deployments(), NOW);

    static Stream<Query> queries() {
        var fewDays = new Window(NOW.minusSeconds(3 * 86_400), NOW.minusSeconds(2 * 86_400), ZoneOffset.UTC);
        return Stream.of(
                Query.ALL,
                new Query(Set.of(), Set.of(), Set.of(), Set.of(), fewDays),
                new Query(Set.of(), Set.of(), Set.of(), Set.of(), new Window(null, NOW, ZoneOffset.UTC)),
                new Query(Set.of("service-1"), Set.of("staging"), Set.of("Tag"), Set.of("dev-1", "dev-2"), Window.ALL));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void countsWhatTheRecordItselfDoesNotExclude(Query query) {
        agrees(query, new Exclusion() {
            @Override
            public @Nullable Reason exclusion(Facts facts) {
                return facts.whyUnsuccessful();
            }

            @Override
            public boolean dependsOnMoment() {
                return false;
            }
        });
    }

    @ParameterizedTest
    @MethodSource("queries")
    void countsWhatNothingAtTheMomentExcludes(Query query) {
        agrees(query, new Exclusion() {
            @Override
            public @Nullable Reason exclusion(Facts facts) {
                return Reason.faultsOf(facts).stream().findFirst().orElse(null);
            }

            @Override
            public boolean dependsOnMoment() {
                return true;
            }
        });
    }

    /** With what a loop over all rows finds, one by one. */
    private static void agrees(Query query, Exclusion exclusion) {
        var selection = Selection.byTarget(HISTORY, query);
        var counted = new IntArrayList();
        var left = new IntArrayList();
        Map<Reason, Long> excluded = new EnumMap<>(Reason.class);
        for (int row = 0; row < HISTORY.size(); row++) {
            if (selection.group(row) != Selection.NONE) {
                var reason = exclusion.exclusion(Facts.of(HISTORY, row));
                (reason == null ? counted : left).add(row);
                if (reason != null) {
                    excluded.merge(reason, 1L, Long::sum);
                }
            }
        }

        var scan = Scan.of(HISTORY, selection, exclusion, () -> new Noted(selection));

        assertThat((List<Integer>) scan.counted().counted).isEqualTo(counted).isNotEmpty();
        assertThat((List<Integer>) scan.counted().excluded).isEqualTo(left).isNotEmpty();
        assertThat(scan.excluded()).isEqualTo(excluded);
        assertThat(Scan.excluded(HISTORY, selection, exclusion)).isEqualTo(excluded);
    }

    private static final class Noted implements Count<Noted> {

        private final Selection<?> selection;
        private final IntArrayList counted = new IntArrayList();
        private final IntArrayList excluded = new IntArrayList();

        Noted(Selection<?> selection) {
            this.selection = selection;
        }

        @Override
        public void add(Chunk chunk, Picked picked) {
            for (int i = 0; i < picked.size(); i++) {
                int row = chunk.row(picked.place(i));
                assertThat(picked.group(i)).isEqualTo(selection.group(row));
                counted.add(row);
            }
        }

        @Override
        public void addExcluded(Chunk chunk, Picked picked) {
            for (int i = 0; i < picked.size(); i++) {
                excluded.add(chunk.row(picked.place(i)));
            }
        }

        @Override
        public void add(Noted later) {
            counted.addAll(later.counted);
            excluded.addAll(later.excluded);
        }
    }

    private static List<Deployment> deployments() {
        var random = new SplittableRandom(42);
        var statuses = List.of("Succeeded", "Succeeded", "Failed", "RolledBack", "Building", "Odd");
        return IntStream.range(0, ROWS)
                .mapToObj(i -> {
                    var start = NOW.minusSeconds(20L * (ROWS - 500 - i) + random.nextInt(1000));
                    return new Deployment(
                            "%024x".formatted(i),
                            "service-" + random.nextInt(3),
                            "1." + random.nextInt(3),
                            random.nextBoolean() ? "staging" : "production",
                            random.nextBoolean() ? "Tag" : null,
                            statuses.get(random.nextInt(statuses.size())),
                            random.nextInt(10) == 0 ? null : "dev-" + random.nextInt(5),
                            random.nextInt(50) == 0 ? null : start,
                            random.nextInt(5) == 0 ? null : start.plusSeconds(random.nextInt(600) - 20),
                            null,
                            "abcdef0",
                            null,
                            null,
                            null,
                            false);
                })
                .toList();
    }
}
